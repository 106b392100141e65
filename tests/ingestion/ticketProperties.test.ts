// Columns and options of which the published subset knows nothing: an operator's own, wrong ones, stored queries.
import "../requests/unrecorded.cjs";
import { status } from "../../Ingestion/commands/inboxCommands";
import { aCall } from "../support/callFile";
import { caseOf } from "./support/cases";
import { inState, openInstallation, type Installation } from "./support/installation";

const NOWHERE = "6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11";

/** Works with an installation of these properties beside a good one. */
async function withProperties<T>(properties: object, work: (installation: Installation) => Promise<T>): Promise<T> {
  const TICKET_PROPERTIES = JSON.stringify({ casetypecode: 2, ...properties });
  const installation = await openInstallation({ environment: { TICKET_PROPERTIES } });
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}

/** What `status` says. */
async function statusOf({ service }: Installation): Promise<string> {
  const lines: string[] = [];
  await status(service.inbox.pool, { out: (line) => void lines.push(line), error: () => undefined });
  return lines.join("\n");
}

test("properties that Dataverse refuses cost no case: it is made without them, and the operator told which", async () => {
  const wrong = {
    nosuchcolumn: 1,
    severitycode: 99,
    productserialnumber: "x".repeat(101),
    "parentcaseid@odata.bind": `/incidents(${NOWHERE})`,
    "parentcase@odata.bind": `/incidents(${NOWHERE})`,
  };
  await withProperties(wrong, async (installation) => {
    expect(await caseOf(installation, aCall())).toMatchObject({ casetypecode: 2, severitycode: 1, prioritycode: 2 });
    const said = [await statusOf(installation), installation.logged.join("")];
    for (const text of said) {
      for (const column of Object.keys(wrong)) expect(text).toContain(`TICKET_PROPERTIES: ${column} left out`);
      expect(text).toMatch(/severitycode left out: Dataverse refused it \(option-unknown, 0x8004431a\)/);
      expect(text).not.toContain("casetypecode left out");
    }
    const metrics = await (await fetch(`${installation.service.adminUrl ?? ""}/metrics`)).text();
    expect(metrics).toContain('opencx_case_flags_total{setting="TICKET_PROPERTIES"} 5');
  });
});

test("a title of another type costs no case, which has the call's own title then", async () => {
  await withProperties({ title: 7 }, async (installation) => {
    expect((await caseOf(installation, aCall())).title).toBe("Pay bill - Michael Davis");
    expect(await statusOf(installation)).toContain("title left out");
  });
});

test("a refusal that names no column is tried without them all, and is told even when a later step has to be tried again", async () => {
  await withProperties({}, async (installation) => {
    const refusal = '{"error":{"code":"0x80040265","message":"Not with that, says the plug-in."}}';
    installation.dataverse.addFault({
      path: "/incidents\\(",
      times: 1,
      does: { kind: "answer", status: 400, body: refusal },
    });
    installation.dataverse.addFault({ path: "AddToQueue", times: 1, does: { kind: "answer", status: 503, body: "" } });
    const call = aCall();
    expect((await caseOf(installation, call)).casetypecode ?? null).toBeNull();
    expect((await inState(installation, call, "done")).attempts).toBe(2);
    expect(await statusOf(installation)).toMatch(/1 cases made.*casetypecode left out.*plugin-refused/);
  });
});

test("what is refused without them too is dead, and no property is blamed", async () => {
  await withProperties({}, async (installation) => {
    const refusal = '{"error":{"code":"0x80040265","message":"Not at all, says the plug-in."}}';
    installation.dataverse.addFault({ path: "/incidents\\(", does: { kind: "answer", status: 400, body: refusal } });
    const call = aCall();
    installation.opencx.load(call);
    await installation.opencx.deliver(call, installation.target);
    await inState(installation, call, "dead");
    expect(await statusOf(installation)).not.toContain("left out");
  });
});
