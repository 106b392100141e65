import type { InboxSettings } from "../config/service";
import { openEmbedded, type DatabaseEvents, type InboxUse, type OpenedDatabase } from "./embedded";

/** The database of the settings: the server that they name, or PostgreSQL in the folder. */
export async function openDatabase(
  settings: InboxSettings,
  use: InboxUse,
  events: DatabaseEvents,
): Promise<OpenedDatabase> {
  const { databaseUrl, dataDir } = settings;
  if (databaseUrl !== undefined) return { connectionString: databaseUrl, close: () => Promise.resolve() };
  return openEmbedded(dataDir, use, events);
}
