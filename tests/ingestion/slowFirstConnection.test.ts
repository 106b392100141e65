import { openInbox } from "../../Ingestion/inbox/openInbox";
import { Paces } from "../../Ingestion/http/pace/paces";
import { systemClock } from "../../Ingestion/clock";
import { newDatabase } from "./support/installation";
import { startingServer } from "./support/startingServer";

test("who is slow to get a first connection counts with the others all the same", async () => {
  const databaseUrl = await newDatabase();
  const { inbox, close } = await openInbox(databaseUrl, () => undefined);
  // As on a machine that starts much at once.
  const way = await startingServer(databaseUrl, undefined, 1);
  const paces = Paces.open(way.url, { clock: systemClock, onError: () => undefined });
  await paces.begin();
  const pacer = paces.openCX({ url: "https://api.example.com", apiKey: "a key" });
  for (let sent = 0; sent < 3; sent++) await pacer.turn("landing");
  const { rows } = await inbox.pool.query("select cardinality(landing) as counted from opencx.pace");
  expect(rows).toEqual([{ counted: 3 }]);
  await paces.close();
  await way.close();
  await close();
});
