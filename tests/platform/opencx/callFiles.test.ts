import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { CallFile, OpenCXHistoryItem } from "../../../LocalPlatform/opencx/contract";
import { CallFileError, readCalls } from "../../../LocalPlatform/opencx/calls";
import { aCall } from "../../support/callFile";

interface Contact {
  readonly name: string | null;
  readonly phone_number: string | null;
  readonly email: string | null;
}

const folder = path.resolve("LocalPlatform/calls");
const recorded = path.resolve(process.cwd(), "../shared/calls");

function contactOf(call: CallFile): Contact {
  return call.session.contact as Contact;
}

function spoken(call: CallFile): readonly OpenCXHistoryItem[] {
  return call.history.filter((item) => item.event.type === "message");
}

function wordsOf(call: CallFile): string {
  return spoken(call)
    .map((item) => item.event.content?.text ?? "")
    .join("\n");
}

function handoffs(call: CallFile): readonly OpenCXHistoryItem[] {
  return call.history.filter((item) => item.event.type === "handoff");
}

function timeOf(item: OpenCXHistoryItem): number {
  return Date.parse(item.created_at ?? "");
}

/** Ranges kept free for fiction: NANP 555-01XX, Ofcom, Arcep, Bundesnetzagentur. */
const fictional = /^\+(1\d{3}55501\d\d|442079460\d{3}|447700900\d{3}|3363998\d{4}|3319900\d{4}|493023125\d{3})$/;

describe("sample calls", () => {
  let calls: readonly CallFile[];
  let names: readonly string[];

  beforeAll(async () => {
    calls = await readCalls(folder);
    names = (await readdir(folder)).sort();
  });

  test("are at least eight phone calls in five languages, named after language and matter", () => {
    expect(calls.length).toBeGreaterThanOrEqual(8);
    expect(new Set(calls.map((call) => call.session.channel.type))).toEqual(new Set(["phone_voice"]));
    expect(new Set(calls.map((call) => call.session.language))).toEqual(new Set(["ar", "de", "en", "es", "fr"]));
    expect(names.map((name) => name.slice(0, 2))).toEqual(calls.map((call) => call.session.language));
  });

  test("are of our own writing", () => {
    for (const call of calls)
      expect(call.source).toEqual({ author: "OpenCX for Dynamics 365", license: "MIT", title: expect.any(String) });
  });

  test("use only numbers and addresses that are nobody's", () => {
    const numbers = calls.flatMap((call) => contactOf(call).phone_number ?? []);
    expect(numbers.filter((number) => !fictional.test(number))).toEqual([]);
    const emails = calls.flatMap((call) => contactOf(call).email ?? []);
    expect(emails.length).toBeGreaterThan(0);
    expect(emails.filter((email) => !/@example\.(com|org)$/.test(email))).toEqual([]);
  });

  test("hold callers that seeded contacts have in another spelling", () => {
    const numbers = calls.map((call) => contactOf(call).phone_number);
    expect(numbers).toEqual(expect.arrayContaining(["+12025550143", "+442079460958"]));
  });

  test("hold one of 60 turns and more that cannot fit 2,000 characters", () => {
    expect(calls.some((call) => spoken(call).length >= 60 && wordsOf(call).length > 2000)).toBe(true);
  });

  test("hold an unknown caller", () => {
    expect(calls.filter((call) => contactOf(call).name === null && contactOf(call).phone_number === null)).toHaveLength(
      1,
    );
  });

  test("hold an order number, an amount and a test card number read out", () => {
    const words = calls.map(wordsOf).find((text) => text.includes("4111 1111 1111 1111")) ?? "";
    expect(words).toMatch(/\b[A-Z]{2}-\d{6}\b/);
    expect(words).toMatch(/\$\d+\.\d\d/);
  });

  test("hold a returning caller: two handoffs in one session, reported is the second", () => {
    const returning = calls.filter((call) => handoffs(call).length === 2);
    expect(returning).toHaveLength(1);
    expect(
      returning.map((call) => handoffs(call).map((item) => item.created_at === call.webhook.data.timestamp)),
    ).toEqual([[false, true]]);
  });

  test("hold an internal comment, and a turn after the handoff", () => {
    const withComment = calls.filter((call) => call.history.some((item) => item.event.type === "human_agent_comment"));
    const spokenLater = calls.filter((call) =>
      spoken(call).some((item) => timeOf(item) > Date.parse(String(call.webhook.data.timestamp))),
    );
    expect(withComment.length).toBeGreaterThan(0);
    expect(spokenLater.length).toBeGreaterThan(0);
  });

  test("hold every sentiment, and none", () => {
    expect(new Set(calls.map((call) => call.session.sentiment))).toEqual(new Set(["happy", "neutral", "angry", null]));
  });

  test("are told in the order of their times, each turn as long as it takes to say", () => {
    for (const call of calls) {
      const times = call.history.map(timeOf);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      const turns = spoken(call);
      turns.slice(1).forEach((turn, index) => {
        const before = turns[index];
        if (before === undefined) return;
        const charactersPerSecond =
          (before.event.content?.text ?? "").length / ((timeOf(turn) - timeOf(before)) / 1000);
        expect(charactersPerSecond).toBeLessThan(20);
      });
    }
  });

  test("agree with themselves: every handoff reported is in the history, sums and ids right", () => {
    const ids = calls.flatMap((call) => [call.session.id, contactOf(call), ...call.history.map((item) => item.id)]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const call of calls) {
      const { data } = call.webhook;
      const reported = handoffs(call).find((item) => item.created_at === data.timestamp);
      expect(reported).toBeDefined();
      expect(data.message_count).toBe(
        spoken(call).filter((item) => timeOf(item) <= Date.parse(String(data.timestamp))).length,
      );
      expect(data.user_sentiment).toBe(call.session.sentiment);
      expect(data.summary).toBe((call.session.handoff as { readonly summary: string }).summary);
      expect(Date.parse(call.session.updated_at ?? "")).toBeGreaterThanOrEqual(Math.max(...call.history.map(timeOf)));
    }
  });
});

describe("readCalls", () => {
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), "calls-"));
  });
  afterEach(() => rm(dir, { recursive: true }));

  const write = (name: string, value: unknown): Promise<void> =>
    writeFile(path.join(dir, name), typeof value === "string" ? value : JSON.stringify(value));
  const failure = async (): Promise<CallFileError> => {
    const error: unknown = await readCalls(dir).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof CallFileError)) throw new Error(`expected a CallFileError, got ${String(error)}`);
    return error;
  };

  test("reads the folder's JSON files by name and leaves others alone", async () => {
    const [first, second] = [aCall(), aCall({ channel: "web" })];
    await write("b.json", second);
    await write("a.json", first);
    await write("README.md", "# not a call");
    expect(await readCalls(dir)).toEqual([first, second]);
  });

  test("keeps fields it does not know", async () => {
    const call = aCall();
    const marked = { ...call, session: { ...call.session, summary: "new in 2026", team: { id: "1" } } };
    await write("a.json", marked);
    expect(await readCalls(dir)).toEqual([marked]);
  });

  test("names file and field of what is wrong", async () => {
    const call = aCall();
    await write("good.json", call);
    await write("wrong.json", { ...aCall(), history: [{ ...call.history[0], created_at: "yesterday" }] });
    const error = await failure();
    expect(error.file).toBe(path.join(dir, "wrong.json"));
    expect(error.field).toBe("history[0].created_at");
    expect(error.message).toMatch(/wrong\.json: history\[0\]\.created_at: must be an ISO 8601/);
  });

  test.each([
    ["session.channel", { session: { ...aCall().session, channel: undefined } }],
    ["session.id", { session: { ...aCall().session, id: "7" } }],
    ["webhook.event", { webhook: { ...aCall().webhook, event: "conversation.closed" } }],
    ["webhook.data.conversation_id", { webhook: aCall().webhook }],
    ["source", { source: undefined }],
  ])("names %s when it is wrong", async (field, part) => {
    await write("call.json", { ...aCall(), ...part });
    expect((await failure()).field).toBe(field);
  });

  test("says in plain words what is missing and what is of another type", async () => {
    await write("call.json", { source: [], session: null, webhook: { ...aCall().webhook, organization_id: 7 } });
    expect((await failure()).message).toBe(
      `${path.join(dir, "call.json")}: source: must be of type object, not array; session: must be of type object, not null; history: is missing; webhook.organization_id: must be of type string, not number`,
    );
  });

  test("reads a file that begins with a byte order mark", async () => {
    const call = aCall();
    await write("call.json", `\uFEFF${JSON.stringify(call)}`);
    expect(await readCalls(dir)).toEqual([call]);
  });

  test("says that a file is not JSON", async () => {
    await write("call.json", "{");
    expect((await failure()).message).toMatch(/call\.json: is not JSON/);
  });

  test("refuses two files with one session", async () => {
    const call = aCall();
    await write("a.json", call);
    await write("b.json", call);
    expect((await failure()).message).toMatch(/b\.json: session\.id is that of a\.json/);
  });

  test("says that a folder is empty or not there", async () => {
    expect((await failure()).message).toContain("holds no call files");
    await expect(readCalls(path.join(dir, "none"))).rejects.toThrow(
      /none: is not a folder that can be read \(ENOENT\)/,
    );
  });

  test("reads the ten recorded calls", async () => {
    const present = await readdir(recorded).then(
      () => true,
      () => false,
    );
    if (!present) {
      console.warn("SKIPPED: the ten recorded calls are not read, since ../shared/calls is not there");
      return;
    }
    expect(await readCalls(recorded)).toHaveLength(10);
  });
});
