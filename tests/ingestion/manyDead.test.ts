import { randomUUID } from "node:crypto";
import { dead, replay, replayAll } from "../../Ingestion/commands/deadCommands";
import { status } from "../../Ingestion/commands/inboxCommands";
import { openPool, type Pool } from "../../Ingestion/database/pool";
import { Inbox } from "../../Ingestion/inbox/inbox";
import { newDatabase } from "./support/installation";
import { recordedTerminal, type RecordedTerminal } from "./support/terminal";

const MANY = 1_203;

let pool: Pool;
let inbox: Inbox;
beforeAll(async () => {
  pool = openPool(await newDatabase(), () => undefined);
  inbox = await Inbox.open(pool, () => undefined);
  // Handed over at one moment, as a sweep does: no time tells them apart.
  await pool.query(
    `insert into opencx.handoff (id, organization_id, conversation_id, handed_off_at, state, source, received_at, settled_at, error, error_code)
     select gen_random_uuid(), 'o', 's' || n, now(), 'dead', 'webhook', now(), now(), 'it said "no"', 'dataverse-refused'
     from generate_series(1, $1) as n`,
    [MANY],
  );
});
afterAll(async () => {
  await inbox.stop();
  await pool.end();
});

/** Results as JSON, a line each. */
function as(terminal: RecordedTerminal): { readonly json: (value: unknown) => void } {
  return { json: (value) => terminal.out(JSON.stringify(value)) };
}

interface Row {
  readonly id: string;
  readonly state: string;
}

function rowsOf(lines: readonly string[]): readonly Row[] {
  return lines.map((line) => JSON.parse(line) as Row);
}

test("all dead letters are listed, however many, with progress beside them", async () => {
  const words = recordedTerminal();
  expect(await dead(pool, words)).toBe(0);
  expect(words.lines).toHaveLength(MANY);
  expect(words.errors).toEqual(["dead: 500 of 1203", "dead: 1000 of 1203", "dead: 1203 of 1203"]);
  const json = recordedTerminal();
  await dead(pool, json, as(json));
  expect(new Set(rowsOf(json.lines).map(({ id }) => id)).size).toBe(MANY);
  expect(rowsOf(json.lines)[0]).toMatchObject({
    state: "dead",
    conversationId: expect.stringMatching(/^s\d+$/),
    error: 'it said "no"',
    errorCode: "dataverse-refused",
    attempts: 0,
    incidentId: null,
  });
});

test("status as JSON tells what it says in words", async () => {
  const json = recordedTerminal();
  await status(pool, json, { ...as(json), deadDays: 30 });
  expect(JSON.parse(json.lines.join("\n"))).toMatchObject({
    counts: { waiting: 0, working: 0, done: 0, skipped: 0, dead: MANY },
    skipped: [],
    dead: { count: MANY, soon: 0, keptDays: 30, firstGoes: expect.stringMatching(/^\d{4}-/) },
    unsettled: [],
  });
});

test("all of them are replayed, each once; what is not there or not dead is told", async () => {
  const json = recordedTerminal();
  const [first] = rowsOf((await listed()).lines);
  expect(await replay(inbox, [first?.id ?? "", first?.id ?? "", randomUUID()], json, as(json))).toBe(1);
  expect(rowsOf(json.lines).map((row) => (row as unknown as { result: string }).result)).toEqual([
    "replayed",
    "waiting",
    "unknown",
  ]);
  const all = recordedTerminal();
  expect(await replayAll(inbox, all)).toBe(0);
  expect(new Set(all.lines).size).toBe(MANY - 1);
  expect(all.errors.at(-1)).toBe("replay: 1202 of 1202");
  const { rows } = await pool.query("select state, count(*)::int as count from opencx.handoff group by 1");
  expect(rows).toEqual([{ state: "waiting", count: MANY }]);
  const none = recordedTerminal();
  await replayAll(inbox, none);
  expect(none.lines).toEqual(["no dead handoffs"]);
});

async function listed(): Promise<RecordedTerminal> {
  const json = recordedTerminal();
  await dead(pool, json, as(json));
  return json;
}
