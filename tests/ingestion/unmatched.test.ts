import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { aCall, at, handoffEvent, message } from "../support/callFile";
import { toldAt, withHistory } from "./support/skew";
import {
  eventually,
  inboxRows,
  incidentsOf,
  inState,
  openInstallation,
  type Installation,
} from "./support/installation";
import { sweepSince } from "./support/terminal";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({
    environment: { OPENCX_ORGANIZATION_ID: "b7c7a1de-52d1-4a77-8d0e-3f6d0f0f9a01" },
  });
});
afterEach(() => {
  installation.opencx.clearFaults();
  installation.dataverse.clearFaults();
});
afterAll(async () => installation.close());

async function sweep(): Promise<string> {
  return (await sweepSince(installation, new Date(at(-60))))[0] ?? "";
}

async function rowsOf(call: CallFile): Promise<number> {
  return (await inboxRows(installation)).filter((row) => row.conversation_id === call.session.id).length;
}

/** No attempt can read the session; its history and the list of the sweep are answered. */
function sessionIsAway(call: CallFile, status: number): void {
  installation.opencx.addFault({
    path: `/chat/sessions/${call.session.id}$`,
    does: { kind: "answer", status, body: JSON.stringify({ statusCode: status, message: "not now" }) },
  });
}

test.each([-3_600, -40, 30, 3_600])(
  "a session whose handoff, told with a skew of %i s, still waits is not repaired by the sweep",
  async (skew) => {
    const call = toldAt(aCall(), 60 + skew);
    installation.opencx.load(call);
    sessionIsAway(call, 503);
    await installation.opencx.deliver(call, installation.target);
    await eventually("an attempt was made", async () =>
      (await inboxRows(installation)).find((row) => row.conversation_id === call.session.id && row.error !== null),
    );
    expect(await sweep()).toContain("0 without an incident");
    installation.opencx.clearFaults();
    await inState(installation, call, "done");
    expect(await sweep()).toContain("0 without an incident");
    expect(await rowsOf(call)).toBe(1);
    expect(incidentsOf(installation, call)).toHaveLength(1);
  },
);

test("nor is one whose handoff is a dead letter that never found its event; another's in the session is", async () => {
  const call = toldAt(aCall(), 60 - 3_600);
  installation.opencx.load(call);
  sessionIsAway(call, 404);
  await installation.opencx.deliver(call, installation.target);
  const { id } = await inState(installation, call, "dead");
  installation.opencx.clearFaults();
  expect(await sweep()).toContain("0 without an incident");
  const both = withHistory(call, [...call.history, message(3_603, "ai", "welcome back"), handoffEvent(3_660)]);
  installation.opencx.load(both);
  expect(await sweep()).toContain("1 without an incident");
  await inState(installation, call, "done");
  expect(await installation.service.inbox.replay(id)).toBe(true);
  await eventually("both are settled", async () =>
    (await inboxRows(installation)).every(({ state }) => state === "done") ? true : undefined,
  );
  expect(await sweep()).toContain("0 without an incident");
  expect(await rowsOf(call)).toBe(2);
  expect(incidentsOf(installation, call)).toHaveLength(2);
});

test.each([-40, 30, 3_600])(
  "a webhook that comes after the sweep, with a skew of %i s, makes no second case, nor brings back a deleted one",
  async (skew) => {
    const call = aCall();
    installation.opencx.load(call);
    expect(await sweep()).toContain("1 without an incident");
    const { incident_id: incident } = await inState(installation, call, "done");
    const token = installation.dataverse.tokenFor(installation.dataverse.users.admin ?? "");
    await fetch(`${installation.dataverse.url}/api/data/v9.2/incidents(${incident ?? ""})`, {
      method: "DELETE",
      headers: { Authorization: `Bearer ${token}` },
    });
    await installation.opencx.deliver(toldAt(call, 60 + skew), installation.target);
    await eventually("both are settled", async () =>
      (await inboxRows(installation)).filter(
        (row) => row.conversation_id === call.session.id && row.incident_id === incident,
      ).length === 2
        ? true
        : undefined,
    );
    expect(incidentsOf(installation, call)).toEqual([]);
  },
);
