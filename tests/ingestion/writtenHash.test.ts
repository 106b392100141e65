import { createHash } from "node:crypto";
import { writtenForm } from "../../Transcript/description/writtenForm";
import { aCall, aLongCall } from "../support/callFile";
import { caseOf } from "./support/cases";
import { openInstallation, type Installation } from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(async () => installation.close());

type Incident = Readonly<Record<string, unknown>>;

/** The hash of what an incident holds now. */
function hashNow({ description, opencx_transcript }: Incident): string {
  const form = writtenForm(description as string, (opencx_transcript as string | null) ?? undefined);
  return createHash("sha256").update(form).digest("hex");
}

test.each([
  ["a short call", aCall(), false],
  ["a call too long for the description", aLongCall(79), true],
])("%s: the case says the hash of the texts that stand in it", async (_, call, long) => {
  const incident = await caseOf(installation, call);
  expect(typeof incident.opencx_transcript === "string").toBe(long);
  expect(incident.opencx_writtenhash).toMatch(/^[0-9a-f]{64}$/);
  expect(incident.opencx_writtenhash).toBe(hashNow(incident));
  expect(hashNow({ ...incident, description: `${String(incident.description)}\nDana: called back` })).not.toBe(
    incident.opencx_writtenhash,
  );
});

test.each([
  ["a text", '{"description":"See OpenCX."}', "See OpenCX."],
  ["none", '{"description":null}', null],
])("where the operator's own description is %s, the hash is of that", async (_, TICKET_PROPERTIES, description) => {
  const own = await openInstallation({ environment: { TICKET_PROPERTIES } });
  const incident = await caseOf(own, aCall());
  await own.close();
  expect(incident).toMatchObject({
    description,
    opencx_writtenhash: hashNow({ ...incident, description: description ?? undefined }),
  });
});
