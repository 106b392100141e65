import { randomUUID } from "node:crypto";
import { newClient, openPool, type Pool } from "../../Ingestion/database/pool";
import { handoffIdOf } from "../../Ingestion/handoff/ids";
import { Inbox } from "../../Ingestion/inbox/inbox";
import { CHANNEL } from "../../Ingestion/inbox/schema";
import { eventually, newDatabase } from "./support/installation";

const COUNT = 60;

let databaseUrl: string;
let pool: Pool;
let inbox: Inbox;
beforeAll(async () => {
  databaseUrl = await newDatabase();
  pool = openPool(databaseUrl, () => undefined);
  inbox = await Inbox.open(pool, () => undefined);
});
afterAll(async () => {
  await pool.end();
});

async function accept(): Promise<void> {
  const conversationId = randomUUID();
  const timestamp = "2026-03-01T10:00:00.000Z";
  const id = handoffIdOf("org", conversationId, timestamp);
  await inbox.accept([{ id, organizationId: "org", conversationId, timestamp }], {
    connection: "default",
    source: "webhook",
    webhookId: `msg_${conversationId}`,
  });
}

async function heard(): Promise<{ readonly counts: readonly number[]; close(): Promise<void> }> {
  const listener = newClient(databaseUrl, "listener");
  await listener.connect();
  await listener.query(`listen ${CHANNEL}`);
  const counts: number[] = [];
  listener.on("notification", () => {
    void pool
      .query<{ count: string }>("select count(*) from opencx.handoff")
      .then(({ rows }) => counts.push(Number(rows[0]?.count)));
  });
  return { counts, close: () => listener.end() };
}

test("handoffs that come at once are told together, after all of them are committed", async () => {
  const { counts, close } = await heard();
  await Promise.all(Array.from({ length: COUNT }, accept));
  await eventually("news of the last", () => (counts.includes(COUNT) ? true : undefined));
  expect(counts.length).toBeLessThan(COUNT / 2);
  await close();
});

test("what was accepted just before the inbox stops is told", async () => {
  const { counts, close } = await heard();
  await accept();
  await inbox.stop();
  await eventually("its news", () => (counts.length > 0 ? true : undefined));
  await close();
});
