import type { Pool } from "../../Ingestion/database/pool";
import { Inbox } from "../../Ingestion/inbox/inbox";
import { aHandoff, openOwnInbox, type OwnInbox } from "./support/ownInbox";

jest.setTimeout(30_000);

let own: OwnInbox;
let pool: Pool;
let inbox: Inbox;
beforeAll(async () => {
  own = await openOwnInbox();
  ({ pool, inbox } = own);
});
afterAll(() => own.close());

async function probesOf(connection: string): Promise<number> {
  const probes = await Promise.all(Array.from({ length: 4 }, () => inbox.probe(connection)));
  return probes.filter((probe) => probe !== undefined).length;
}

test.each(["outage", "breaker"])(
  "of a halt (%s) one probes at a time, when it is due, whoever asks; the others wait",
  async (halt) => {
    for (let number = 0; number < 6; number++)
      await inbox.accept([aHandoff(`${halt}-${number}`)], { connection: halt, source: "webhook" });
    if (halt === "outage")
      await pool.query(
        "insert into opencx.outage (connection, code, message, probe_at) values ('outage', 'no-answer', 'none', now() + interval '1 minute')",
      );
    else {
      await pool.query("update opencx.handoff set held_by = 'a cause' where connection = 'breaker'");
      await pool.query(
        `insert into opencx.breaker (connection, cause, code, message, probe_at)
       values ('breaker', 'a cause', 'missing-privilege', 'none', now() + interval '1 minute')`,
      );
    }
    expect(await inbox.claim({ connection: halt, count: 6, again: 6, againFirst: true })).toEqual([]);
    expect(await probesOf(halt)).toBe(0);
    await pool.query(`update opencx.${halt} set probe_at = now()`);
    expect(await probesOf(halt)).toBe(1);
    expect(await probesOf(halt)).toBe(0);
  },
);

test("an event under an id that another organization's sender has used is no duplicate, of whatever session", async () => {
  const arrival = { connection: "nobody", source: "webhook", webhookId: "msg_1" } as const;
  for (const organization of ["one", "two"]) {
    const handoff = aHandoff("the same session", 1, organization);
    expect(await inbox.accept([handoff], arrival)).toEqual({ accepted: [handoff.id], duplicates: 0 });
  }
});
