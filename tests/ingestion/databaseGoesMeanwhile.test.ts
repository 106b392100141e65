import { withInbox } from "../../Ingestion/commands/withInbox";
import { newDatabase } from "./support/installation";

/** What is asked of an inbox whose server ends the connection in the middle. */
async function cutOff(databaseUrl: string): Promise<number> {
  const settings = { databaseUrl, dataDir: "unused", deadDays: 90 };
  return withInbox(settings, "look", async ({ pool }) => {
    await pool.query("select pg_terminate_backend(pg_backend_pid())");
    return 0;
  });
}

test("a database that goes away in the middle of a command is told in plain words, with what to do", async () => {
  await expect(cutOff(await newDatabase())).rejects.toMatchObject({
    code: "database-lost",
    message: expect.stringMatching(
      /^the inbox's PostgreSQL broke off: \S.*; what the command has done stays: give it again once the server is there$/,
    ) as unknown,
  });
});

test("a statement that PostgreSQL refuses is no database that has gone", async () => {
  const databaseUrl = await newDatabase();
  const asked = withInbox({ databaseUrl, dataDir: "unused", deadDays: 90 }, "look", async ({ pool }) => {
    await pool.query("select 1/0");
    return 0;
  });
  await expect(asked).rejects.toThrow(/division by zero/);
});
