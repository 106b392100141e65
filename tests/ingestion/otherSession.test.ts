import { OpenCXClient } from "../../Ingestion/opencx/client";
import { session } from "../../Ingestion/opencx/session";
import { readEvent } from "../../Ingestion/webhook/event";
import { aCall } from "../support/callFile";
import { incidentsOf, inState, openInstallation, type Installation } from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterEach(async () => {
  installation.opencx.clearFaults();
  // Three that die of one cause and nothing that lands between would be OpenCX's fault, and wait.
  const good = aCall();
  installation.opencx.load(good);
  await installation.opencx.deliver(good, installation.target);
  await inState(installation, good, "done");
});
afterAll(async () => installation.close());

test.each<[string, (other: object) => object]>([
  ["another id", (other) => other],
  ["no id", (other) => ({ ...other, id: undefined })],
  ["an id that is none", (other) => ({ ...other, id: "../x" })],
])("an answer that is of %s writes nothing, and is dead with its reason", async (_what, answerOf) => {
  const [call, other] = [aCall(), aCall({ name: "Somebody Else" })];
  installation.opencx.load(call);
  installation.opencx.addFault({
    path: `sessions/${call.session.id}$`,
    does: { kind: "answer", status: 200, body: JSON.stringify(answerOf(other.session)) },
  });
  await installation.opencx.deliver(call, installation.target);
  const row = await inState(installation, call, "dead");
  expect(row).toMatchObject({ error_code: "opencx-other-session", failing_kind: "retry-limited" });
  expect(row.attempts).toBeGreaterThan(1);
  expect(row.error).toContain(call.session.id);
  expect(incidentsOf(installation, call)).toEqual([]);
  expect(incidentsOf(installation, other)).toEqual([]);
});

test("a history of another session's items writes nothing", async () => {
  const [call, other] = [aCall(), aCall()];
  installation.opencx.load({
    ...call,
    history: call.history.map((item) => ({ ...item, session_id: other.session.id })),
  });
  await installation.opencx.deliver(call, installation.target);
  expect(await inState(installation, call, "dead")).toMatchObject({ error_code: "opencx-other-session" });
  expect(incidentsOf(installation, call)).toEqual([]);
});

test("a UUID is the same in capitals", async () => {
  const call = aCall();
  installation.opencx.load({ ...call, session: { ...call.session, id: call.session.id } });
  installation.opencx.addFault({
    path: `sessions/${call.session.id}$`,
    does: {
      kind: "answer",
      status: 200,
      body: JSON.stringify({ ...call.session, id: call.session.id.toUpperCase() }),
    },
  });
  await installation.opencx.deliver(call, installation.target);
  await inState(installation, call, "done");
  expect(incidentsOf(installation, call)).toHaveLength(1);
});

const TOKENS = ["31c1630a-9b20-5c3b-bb3c-e8a367230216", "sess_01H:v2.b-C", "7", "a.b", "x".repeat(100)];
const NONE = [
  ...["", ".", "..", "a..b", "../sessions", "a/b", "a\\b", "a?b", "a#b", "a%2e", "%2e%2e", "a b", "a\nb", "a\tb"],
  ...["a'b", 'a"b', "a;b", "a&b", "a=b", "a+b", "a,b", "(a)", "<a>", "{a}", "$a", "@a", "a*", "\u00e9", "\u202ea"],
  ...["\u0661", "\uff0e\uff0e", "\u0000", "a\u200b", "x".repeat(101)],
];

test.each<[string, (id: string) => boolean]>([
  [
    "of a webhook",
    (id) =>
      readEvent(
        JSON.stringify({ event: "conversation.handoff_to_human", organization_id: "o", data: { conversation_id: id } }),
      ).kind === "handoffs",
  ],
  ["of the sweep's list and of an answer", (id) => session.parse({ id }).id !== ""],
])("the id %s is an opaque token of plain characters", (_of, isTaken) => {
  expect(TOKENS.filter((id) => !isTaken(id))).toEqual([]);
  expect(NONE.filter((id) => isTaken(id))).toEqual([]);
});

test.each<[string, (id: string) => unknown]>([
  ["a list of it", (id) => [id]],
  ["a list of it and nothing", (id) => [id, ""]],
  ["an object with it", (id) => ({ text: id })],
  ["an object with its value", (id) => ({ value: id })],
  ["an object within an object", (id) => ({ name: [{ value: id }] })],
  ["its number", Number],
  ["a space before it", (id) => ` ${id}`],
  ["a line after it", (id) => `${id}\n`],
  ["nothing seen within it", (id) => `${id}\u200b`],
  ["other digits", () => "\uff17\uff10\uff10\uff11"],
  ["a nought before it", (id) => `0${id}`],
  ["another case", () => "700X"],
  ["null", () => null],
  ["true", () => true],
])("an answer whose id is %s is not the session that was asked for", async (_what, idOf) => {
  for (const asked of ["7001", "700x"]) {
    const client = new OpenCXClient({
      url: "http://127.0.0.1:1",
      apiKey: "key",
      fetch: () => Promise.resolve(Response.json({ id: idOf(asked) })),
    });
    await expect(client.session(asked)).rejects.toMatchObject({ code: "opencx-other-session" });
  }
});

test("the session that an item of a history names is named by a text, or it is another", async () => {
  for (const named of [["7001"], { text: "7001" }, 7001, " 7001", ["", "7001"]]) {
    const client = new OpenCXClient({
      url: "http://127.0.0.1:1",
      apiKey: "key",
      fetch: () => Promise.resolve(Response.json({ items: [{ id: "1", session_id: named }], next: null })),
    });
    await expect(client.history("7001")).rejects.toMatchObject({ code: "opencx-other-session" });
  }
});

test("no id that is none is ever part of an address", async () => {
  const asked: string[] = [];
  const client = new OpenCXClient({
    url: "http://127.0.0.1:1",
    apiKey: "key",
    fetch: (url) => {
      asked.push(String(url instanceof Request ? url.url : url));
      return Promise.reject(new Error("asked"));
    },
  });
  for (const id of NONE) {
    await expect(client.session(id)).rejects.toMatchObject({ code: "opencx-no-session-id", kind: "dead" });
    await expect(client.history(id)).rejects.toMatchObject({ code: "opencx-no-session-id", kind: "dead" });
  }
  expect(asked).toEqual([]);
});
