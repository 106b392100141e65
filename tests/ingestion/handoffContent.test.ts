import { read } from "../../Transcript/description/read";
import { incidentIdOf } from "../../Ingestion/handoff/ids";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { aCall, aLongCall, at, handoffEvent, message } from "../support/callFile";
import {
  contactsWith,
  eventually,
  incidentsOf,
  inState,
  openInstallation,
  queueItemsOf,
  type Installation,
} from "./support/installation";

jest.setTimeout(30_000);

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({ opencx: { pageSize: 7 } });
});
afterAll(async () => installation.close());

/** Sends a call's handoff and returns its incident. */
async function land(call: CallFile, into: Installation = installation): Promise<Readonly<Record<string, unknown>>> {
  into.opencx.load(call);
  await into.opencx.deliver(call, into.target);
  await inState(into, call, "done");
  return incidentsOf(into, call).at(-1) ?? {};
}

const said = (incident: Readonly<Record<string, unknown>>): readonly string[] =>
  read(String(incident.opencx_transcript ?? incident.description)).conversation.turns.map(({ text }) => text);

test("an incident carries the call: title, columns, origin, priority, customer, queue", async () => {
  const call = aCall({ email: "columns@example.com" });
  const incident = await land(call);
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
  const incident = await land(aCall());
  expect(installation.dataverse.customer).toBe(`account:${String(incident._customerid_value)}`);
});

test("an e-mail address that is known finds its contact, quotes and case notwithstanding, the active one first", async () => {
  const email = "o'hara+test@example.com";
  const first = await land(aCall({ email, name: "Scarlett O'Hara" }));
  const again = await land(aCall({ email: "O'Hara+Test@example.com", name: "Scarlett O'Hara" }));
  expect(contactsWith(installation, email)).toHaveLength(1);
  expect(again._customerid_value).toBe(first._customerid_value);
});

test("an address that the caller only claimed stands in the description and links nobody", async () => {
  const call = aCall();
  const claimed = { ...(call.session.contact as object), non_verified_email: "claimed@example.com" };
  const incident = await land({ ...call, session: { ...call.session, contact: claimed } });
  expect(incident.description).toContain("  Email: claimed@example.com");
  expect(`account:${String(incident._customerid_value)}`).toBe(installation.dataverse.customer);
  expect(contactsWith(installation, "claimed@example.com")).toEqual([]);
});

test("of several contacts with the address the oldest active one is meant, into which reps merge", async () => {
  const write = async (method: string, path: string, body: object): Promise<void> => {
    const headers = {
      authorization: `Bearer ${installation.dataverse.tokenFor(installation.dataverse.users.admin ?? "")}`,
      "content-type": "application/json",
    };
    const answer = await fetch(`${installation.dataverse.url}/api/data/v9.2/${path}`, {
      method,
      headers,
      body: JSON.stringify(body),
    });
    expect([path, answer.status]).toEqual([path, 204]);
  };
  const [newer, older, retired] = [
    "00000000-0000-4000-8000-00000000000a",
    "00000000-0000-4000-8000-00000000000b",
    "00000000-0000-4000-8000-00000000000c",
  ] as const;
  for (const [contactid, year] of [
    [newer, 2022],
    [older, 2021],
    [retired, 2020],
  ]) {
    await write("POST", "contacts", {
      contactid,
      lastname: "Ito",
      emailaddress1: "shared@example.com",
      overriddencreatedon: `${String(year)}-01-01T00:00:00Z`,
    });
  }
  await write("PATCH", `contacts(${retired})`, { statecode: 1, statuscode: 2 });
  expect((await land(aCall({ email: "shared@example.com" })))._customerid_value).toBe(older);
});

test("a contact that was merged leads to the one it went into", async () => {
  const kept = contactsWith(installation, "columns@example.com")[0]?.contactid;
  const merged = {
    contactid: "6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11",
    emailaddress1: "merged@example.com",
    merged: true,
    _masterid_value: kept,
  };
  installation.dataverse.addFault({
    path: "/contacts\\?",
    times: 1,
    does: { kind: "answer", status: 200, body: JSON.stringify({ value: [merged] }) },
  });
  expect((await land(aCall({ email: "merged@example.com" })))._customerid_value).toBe(kept);
});

test.each([
  ["withheld", "anonymous"],
  ["an address on a telephone system", "sip:12345678@pbx.example.com"],
])(
  "a number that is %s is no number of the contact that is made; the case says what OpenCX said",
  async (what, phone) => {
    const email = `${what.replaceAll(" ", "-")}@example.com`;
    const incident = await land(aCall({ email, phone }));
    expect(contactsWith(installation, email)[0]?.mobilephone ?? null).toBeNull();
    expect(incident.opencx_callerphone).toBe(phone);
  },
);

test("characters that Dataverse refuses keep nobody from landing: names lose them, an address with one is nobody's", async () => {
  await land(aCall({ email: "clean@example.com", name: "Mi\u0000chael \u202eDavis\ud800" }));
  expect(contactsWith(installation, "clean@example.com")[0]).toMatchObject({ firstname: "Michael", lastname: "Davis" });
  for (const email of ["\ud800@example.com", "a\u0000b@example.com"]) {
    expect(installation.dataverse.customer).toBe(`account:${String((await land(aCall({ email })))._customerid_value)}`);
  }
});

test("an e-mail address that differs by an accent is another person's", async () => {
  const other = await land(aCall({ email: "josé.núñez@example.com", name: "José Núñez" }));
  const incident = await land(aCall({ email: "jose.nunez@example.com", name: "Jose Nunez" }));
  expect(contactsWith(installation, "jose.nunez@example.com").map((contact) => contact.contactid)).toEqual([
    incident._customerid_value,
  ]);
  expect(incident._customerid_value).not.toBe(other._customerid_value);
});

test("79 turns that do not fit are whole in opencx_transcript, and the description says so", async () => {
  const incident = await land(aLongCall(79));
  expect(String(incident.description).length).toBeLessThanOrEqual(2000);
  expect(read(String(incident.description)).continuation).toMatchObject({ total: 79 });
  expect(said(incident)).toHaveLength(79);
  expect(said(incident)[78]).toContain("turn 79");
});

test("a description made longer by a customiser holds the call whole", async () => {
  const roomy = await openInstallation({ dataverse: { descriptionMaxLength: 100_000 } });
  const incident = await land(aLongCall(79), roomy);
  expect(incident.opencx_transcript ?? null).toBeNull();
  expect(read(String(incident.description)).conversation.turns).toHaveLength(79);
  await roomy.close();
});

test("a call too long for every column is whole in one attached note, even when the request for it is cut off", async () => {
  const call = aCall({
    handoffAt: 5_000,
    turns: Array.from(
      { length: 1_200 },
      (_, index) => [index, index % 2 === 0 ? "ai" : "contact", `${index} ${"long ".repeat(200)}`] as const,
    ),
  });
  const big = await openInstallation();
  big.dataverse.addFault({ method: "PATCH", path: "/annotations", times: 1, does: { kind: "reset-after" } });
  const incident = await land(call, big);
  const notes = big.dataverse.rows("annotation").filter((row) => row._objectid_value === incident.incidentid);
  expect(notes).toHaveLength(1);
  const whole = Buffer.from(String(notes[0]?.documentbody), "base64").toString("utf8");
  expect(read(whole).conversation.turns).toHaveLength(1_200);
  await big.close();
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
  expect(said(await land(call))).toEqual(["[noise]", "<unk>", "<NA>"]);
});

test("a second handoff in the same session is a second incident with its own turns only", async () => {
  const first = aCall();
  const one = await land(first);
  const second: CallFile = {
    ...first,
    history: [
      ...first.history,
      message(3_600, "ai", "welcome back"),
      message(3_604, "contact", "me again"),
      handoffEvent(3_610),
    ],
    webhook: { ...first.webhook, data: { ...first.webhook.data, timestamp: at(3_610) } },
  };
  installation.opencx.load(second);
  await installation.opencx.deliver(second, installation.target);
  const id = incidentIdOf(first.webhook.organization_id, first.session.id, 2);
  const two = await eventually("the second incident", () =>
    incidentsOf(installation, first).find(({ incidentid }) => incidentid === id),
  );
  expect(said(one)).toEqual(["hello this is harper valley", "i would like to pay a bill"]);
  expect(said(two)).toEqual(["welcome back", "me again"]);
  expect(read(String(two.description)).conversation.turns[0]?.at).toBe(0);
});

test("a history that lags is waited for; one that never shows the handoff is cut at the webhook's time", async () => {
  const whole = aCall({
    turns: [
      [3, "ai", "before"],
      [70, "contact", "after"],
    ],
  });
  const lagging: CallFile = { ...whole, history: whole.history.filter(({ event }) => event.type !== "handoff") };
  installation.opencx.load(lagging);
  await installation.opencx.deliver(lagging, installation.target);
  const row = await inState(installation, lagging, "done");
  expect(row.attempts).toBe(10);
  expect(row.incident_id).toBe(incidentIdOf(whole.webhook.organization_id, whole.session.id, 1));
  expect(said(incidentsOf(installation, lagging)[0] ?? {})).toEqual(["before"]);
});

test.each(["web", "sms", "whatsapp"])("a %s session is recorded as skipped, with the reason", async (channel) => {
  const call = aCall({ channel });
  installation.opencx.load(call);
  await installation.opencx.deliver(call, installation.target);
  expect((await inState(installation, call, "skipped")).reason).toContain("Omnichannel");
  expect(incidentsOf(installation, call)).toEqual([]);
});

test("an e-mail session is an incident of origin e-mail", async () => {
  expect(await land(aCall({ channel: "email" }))).toMatchObject({ caseorigincode: 2 });
});

test("owner, priority, session link and ticket properties are the operator's", async () => {
  const own = await openInstallation({
    environment: {
      DEFAULT_PRIORITY: "1",
      OPENCX_SESSION_URL_TEMPLATE: "https://inbox.example/s/{sessionId}?v=1",
      TICKET_PROPERTIES: '{"casetypecode":2,"prioritycode":3,"caseorigincode":3}',
    },
  });
  const incident = await land(aCall(), own);
  expect(incident).toMatchObject({ prioritycode: 3, casetypecode: 2, caseorigincode: 3 });
  expect(String(incident.opencx_sessionurl)).toMatch(/^https:\/\/inbox\.example\/s\/[0-9a-f-]{36}\?v=1$/);
  await own.close();
});

test("an owner that is set owns the incident", async () => {
  const owned = await openInstallation({ environment: { DEFAULT_OWNER_ID: installation.dataverse.users.rep ?? "" } });
  expect(await land(aCall(), owned)).toMatchObject({ _ownerid_value: owned.dataverse.users.rep });
  await owned.close();
});
