import pg from "pg";
import {
  contactsWith,
  incidentsOf,
  queueItemsOf,
  type InboxRow,
  type LocalServers,
} from "../ingestion/support/installation";
import type { CallFile } from "../../LocalPlatform/opencx/contract";

/** Reasons of which a handoff may be a dead letter: Dataverse said them in words of its own. */
const OWN_REASONS: ReadonlySet<string | null> = new Set(["missing-privilege"]);

/** What was handed off, and what must have become of it. */
export class Ledger {
  readonly taken: CallFile[] = [];

  /** @returns what is not as it must be of what was answered 2xx */
  async faults(servers: LocalServers, databaseUrl: string): Promise<readonly string[]> {
    const rows = new Map((await rowsOf(databaseUrl)).map((row) => [row.conversation_id, row]));
    return this.taken.flatMap((call) => {
      const { id, contact } = call.session;
      const row = rows.get(id);
      const { email } = contact as { readonly email: string | null };
      const made = {
        incident: incidentsOf(servers, call).length,
        "queue item": queueItemsOf(servers, call).length,
        contact: email === null ? 1 : contactsWith(servers, email).length,
      };
      return [
        ...(row?.state === "done" ? [] : [`${id} is lost: ${row?.state ?? "no row"}, ${row?.error ?? ""}`]),
        ...Object.entries(made).flatMap(([what, count]) => (count === 1 ? [] : [`${id} has ${count} times a ${what}`])),
      ];
    });
  }

  /** How many have no case yet. */
  async waiting(databaseUrl: string): Promise<number> {
    const done = new Set(
      (await rowsOf(databaseUrl)).flatMap((row) => (row.state === "done" ? [row.conversation_id] : [])),
    );
    return this.taken.filter(({ session }) => !done.has(session.id)).length;
  }
}

/** Ids of the dead letters, and those reasons among theirs that were none of their own. */
export async function deadLetters(
  databaseUrl: string,
): Promise<{ readonly ids: readonly string[]; readonly ofNoReason: readonly string[] }> {
  const dead = (await rowsOf(databaseUrl)).filter(({ state }) => state === "dead");
  return {
    ids: dead.map(({ id }) => id),
    ofNoReason: dead.flatMap((row) =>
      OWN_REASONS.has(row.error_code) ? [] : [`${row.id} is a dead letter: ${row.error ?? ""}`],
    ),
  };
}

async function rowsOf(connectionString: string): Promise<readonly InboxRow[]> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<InboxRow>("select * from opencx.handoff")).rows;
  } finally {
    await client.end();
  }
}
