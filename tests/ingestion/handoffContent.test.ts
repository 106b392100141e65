import { read } from "../support/read";
import { incidentIdOf } from "../../Ingestion/handoff/ids";
import { aCall, at, message } from "../support/callFile";
import { caseOf, saidIn } from "./support/cases";
import {
  contactsWith,
  incidentsOf,
  inState,
  queueItemsOf,
  openInstallation,
  type Installation,
} from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({ opencx: { pageSize: 7 } });
});
afterAll(async () => installation.close());

test("an incident carries the call: title, columns, origin, priority, customer, queue", async () => {
  const call = aCall({ email: "columns@example.com" });
  const incident = await caseOf(installation, call);
  const contact = contactsWith(installation, "columns@example.com")[0];
  expect(incident).toMatchObject({
    incidentid: incidentIdOf(call.webhook.organization_id, call.session.id, 1),
    title: "Pay bill - Michael Davis",
    prioritycode: 2,
    caseorigincode: 1,
    _customerid_value: contact?.contactid,
    opencx_sessionurl: `https://platform.open.cx/inbox/${call.session.id}`,
    opencx_callerphone: "+442079460958",
    opencx_classification: "Pay bill",
    opencx_sentiment: "neutral",
  });
  expect(Date.parse(String(incident.opencx_handoffon))).toBe(Math.floor(Date.parse(at(60)) / 1000) * 1000);
  expect(contact).toMatchObject({
    firstname: "Michael",
    lastname: "Davis",
    mobilephone: "+442079460958",
    description: `Created from chat session ${call.session.id}`,
  });
  expect(incident.primarycontactid ?? incident._primarycontactid_value ?? null).toBeNull();
  expect(queueItemsOf(installation, call)[0]).toMatchObject({ _queueid_value: installation.dataverse.queueId });
  expect(read(String(incident.description)).conversation).toMatchObject({
    channel: "phone",
    summary: "Caller asked about: pay bill.",
    callStarted: "2026-03-01T10:00:00Z",
    turns: [
      { at: 3, speaker: "ai", text: "hello this is harper valley" },
      { at: 9, speaker: "customer", text: "i would like to pay a bill" },
    ],
  });
});

test("a caller without an e-mail address gets the placeholder customer", async () => {
  const incident = await caseOf(installation, aCall());
  expect(installation.dataverse.customer).toBe(`account:${String(incident._customerid_value)}`);
});

test("internal comments, system events, empty texts and what was said after the handoff stay out; markers stay in", async () => {
  const call = aCall({
    turns: [
      [1, "ai", "[noise]"],
      [2, "contact", "<unk>"],
      [3, "contact", "   "],
      [4, "robot", "<NA>"],
    ],
    more: [
      {
        created_at: at(5),
        event: {
          type: "human_agent_comment",
          sender: { type: "human_agent" },
          content: { type: "text", text: "secret note" },
        },
      },
      { created_at: at(6), event: { type: "ai_resolved_issue" } },
      message(61, "human_agent", "thanks for holding"),
    ],
  });
  expect(saidIn(await caseOf(installation, call))).toEqual(["[noise]", "<unk>", "<NA>"]);
});

test.each(["web", "sms", "whatsapp"])("a %s session is recorded as skipped, with the reason", async (channel) => {
  const call = aCall({ channel });
  installation.opencx.load(call);
  await installation.opencx.deliver(call, installation.target);
  expect((await inState(installation, call, "skipped")).reason).toContain("Omnichannel");
  expect(incidentsOf(installation, call)).toEqual([]);
});

test("an e-mail session is an incident of origin e-mail", async () => {
  expect(await caseOf(installation, aCall({ channel: "email" }))).toMatchObject({ caseorigincode: 2 });
});

test("owner, priority, session link and ticket properties are the operator's", async () => {
  const own = await openInstallation({
    environment: {
      DEFAULT_PRIORITY: "1",
      OPENCX_SESSION_URL_TEMPLATE: "https://inbox.example/s/{sessionId}?v=1",
      TICKET_PROPERTIES: '{"casetypecode":2,"prioritycode":3,"caseorigincode":3}',
    },
  });
  const incident = await caseOf(own, aCall());
  expect(incident).toMatchObject({ prioritycode: 3, casetypecode: 2, caseorigincode: 3 });
  expect(String(incident.opencx_sessionurl)).toMatch(/^https:\/\/inbox\.example\/s\/[0-9a-f-]{36}\?v=1$/);
  await own.close();
});

test("a session link longer than its column is left out: a part of it leads nowhere, and the case is made", async () => {
  const template = (length: number): string =>
    `https://inbox.example/${"s".repeat(length - 22 - 1 - aCall().session.id.length)}/{sessionId}`;
  for (const [length, kept] of [
    [500, true],
    [501, false],
  ] as const) {
    const own = await openInstallation({ environment: { OPENCX_SESSION_URL_TEMPLATE: template(length) } });
    const { opencx_sessionurl: link } = await caseOf(own, aCall());
    expect(typeof link === "string" && link.length === length).toBe(kept);
    if (!kept) expect(link ?? null).toBeNull();
    await own.close();
  }
});

test("an owner that is set owns the incident", async () => {
  const owned = await openInstallation({ environment: { DEFAULT_OWNER_ID: installation.dataverse.users.rep ?? "" } });
  expect(await caseOf(owned, aCall())).toMatchObject({ _ownerid_value: owned.dataverse.users.rep });
  await owned.close();
});
