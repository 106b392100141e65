import { status } from "../../Ingestion/commands/inboxCommands";
import { aCall } from "../support/callFile";
import { asked } from "./support/asked";
import { caseOf } from "./support/cases";
import { inState, openInstallation, type Installation } from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({ environment: { TIMELINE_CALL: "on" } });
});
afterAll(async () => installation.close());

type Row = Readonly<Record<string, unknown>>;

/** The calls on the timeline of a case. */
const callsOf = ({ incidentid }: Row): readonly Row[] =>
  installation.dataverse.rows("phonecall").filter((row) => row._regardingobjectid_value === incidentid);
/** Who takes part in a call: `1` who called, `2` who was called. */
const partiesOf = ({ activityid }: Row): readonly Row[] =>
  installation.dataverse.rows("activityparty").filter((row) => row._activityid_value === activityid);

test("a call stands on the timeline of its case, completed, with start, length, number and parties", async () => {
  const incident = await caseOf(installation, aCall({ email: "timeline@example.com", handoffAt: 190 }));
  const [call, ...others] = callsOf(incident);
  expect(others).toEqual([]);
  expect(call).toMatchObject({
    subject: incident.title,
    directioncode: false,
    phonenumber: "+442079460958",
    actualstart: "2026-03-01T10:00:00Z",
    actualend: "2026-03-01T10:03:10Z",
    actualdurationminutes: 3,
    ...{ statecode: 1, statuscode: 4 },
  });
  expect(partiesOf(call ?? {})).toEqual([
    expect.objectContaining({ participationtypemask: 1, _partyid_value: incident._customerid_value }),
    expect.objectContaining({ participationtypemask: 2, _partyid_value: installation.dataverse.users.application }),
  ]);
});

test("a caller whom nobody knows takes part by the number; who withholds it, not at all", async () => {
  const [known, withheld] = [
    await caseOf(installation, aCall()),
    await caseOf(installation, aCall({ phone: "anonymous" })),
  ];
  const senders = [known, withheld].map((incident) =>
    partiesOf(callsOf(incident)[0] ?? {}).filter((party) => party.participationtypemask === 1),
  );
  expect(senders).toEqual([[expect.objectContaining({ addressused: "+442079460958" })], []]);
  expect(callsOf(withheld)[0]?.phonenumber ?? null).toBeNull();
});

test("it costs two requests, and what is no call has none", async () => {
  await caseOf(installation, aCall());
  const call = await asked(installation, () => caseOf(installation, aCall()));
  expect(call).toEqual(["PATCH incidents", "POST queues", "PATCH phonecalls", "PATCH phonecalls"]);
  const mail = await asked(installation, () => caseOf(installation, aCall({ channel: "email", phone: null })));
  expect(mail).toEqual(["PATCH incidents", "POST queues"]);
});

test.each([
  ["the first request is cut off after the commit", { times: 1, does: { kind: "reset-after" } }],
  ["the second is", { after: 1, times: 1, does: { kind: "reset-after" } }],
  ["Dataverse is away for a moment", { times: 2, does: { kind: "answer", status: 503, body: "" } }],
] as const)("it is there once, and completed, where %s", async (_, fault) => {
  const call = aCall();
  if ("after" in fault) {
    // The first of the two goes through.
    const stop = installation.dataverse.onWrite((table) => {
      if (table !== "phonecall") return;
      stop();
      installation.dataverse.addFault({ method: "PATCH", path: "/phonecalls", times: 1, does: fault.does });
    });
  } else installation.dataverse.addFault({ method: "PATCH", path: "/phonecalls", ...fault });
  const incident = await caseOf(installation, call);
  installation.dataverse.clearFaults();
  expect((await inState(installation, call, "done")).attempts).toBeGreaterThan(1);
  expect(callsOf(incident)).toEqual([expect.objectContaining({ statecode: 1, statuscode: 4 })]);
});

async function statusText(): Promise<string> {
  const lines: string[] = [];
  await status(installation.service.inbox.pool, { out: (line) => void lines.push(line), error: () => undefined });
  return lines.join("\n");
}

test("parties that Dataverse refuses cost the parties, a call that it refuses the timeline, and neither the case", async () => {
  const body = '{"error":{"code":"0x80043518","message":"One or more activity parties have invalid addresses."}}';
  const refusing = { method: "PATCH", path: "/phonecalls", does: { kind: "answer", status: 400, body } } as const;
  installation.dataverse.addFault({ ...refusing, times: 1 });
  const [call] = callsOf(await caseOf(installation, aCall()));
  expect([call?.statecode, partiesOf(call ?? {})]).toEqual([1, []]);
  installation.dataverse.addFault(refusing);
  expect(callsOf(await caseOf(installation, aCall()))).toEqual([]);
  installation.dataverse.clearFaults();
  installation.dataverse.setPrivilege(installation.dataverse.users.application ?? "", "prvCreateActivity", false);
  const incident = await caseOf(installation, aCall());
  installation.dataverse.setPrivilege(installation.dataverse.users.application ?? "", "prvCreateActivity", true);
  expect(callsOf(incident)).toEqual([]);
  expect(await statusText()).toMatch(/TIMELINE_CALL: the call is not on the timeline.*missing-privilege/);
});

test("a call is not put there unless the operator wants it", async () => {
  const plain = await openInstallation();
  await caseOf(plain, aCall());
  expect(plain.dataverse.rows("phonecall")).toEqual([]);
  await plain.close();
});
