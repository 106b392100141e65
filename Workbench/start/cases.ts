import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import type { CaseColumnName } from "../../Transcript/caseColumns";

const SESSION_ID: CaseColumnName = "opencx_sessionid";

/** Channels whose sessions go to Omnichannel and become no incident (OpenCX's routing rule). */
const NO_INCIDENT = new Set(["web", "sms", "whatsapp"]);

/** Calls that did not become cases in time; `sessions` are theirs. */
export class CasesMissingError extends Error {
  override readonly name = "CasesMissingError";

  constructor(
    readonly sessions: readonly string[],
    seconds: number,
  ) {
    super(
      `${sessions.length} of the calls did not become cases in the queue within ${seconds} s: sessions ${sessions.join(", ")}`,
    );
  }
}

/** The sessions that must become incidents. */
export function expectedSessions(calls: readonly CallFile[]): readonly string[] {
  return calls.filter((call) => !NO_INCIDENT.has(call.session.channel.type)).map((call) => call.session.id);
}

/**
 * Waits until each session has an incident that lies in a queue: then the rep's list shows it.
 * @param onProgress told how many stand, whenever one more does
 * @throws CasesMissingError after so many milliseconds
 */
export function casesStand(
  dataverse: Pick<LocalDataverse, "rows" | "onWrite">,
  sessions: readonly string[],
  { timeout, onProgress }: { readonly timeout: number; readonly onProgress?: (standing: number) => void },
): Promise<void> {
  return new Promise((resolve, reject) => {
    let standing = -1;
    const look = (): void => {
      const missing = missingSessions(dataverse, sessions);
      if (sessions.length - missing.length !== standing) {
        standing = sessions.length - missing.length;
        onProgress?.(standing);
      }
      if (missing.length > 0) return;
      finish();
      resolve();
    };
    const stopListening = dataverse.onWrite((table) => {
      if (table === "incident" || table === "queueitem") look();
    });
    const timer = setTimeout(() => {
      finish();
      reject(new CasesMissingError(missingSessions(dataverse, sessions), Math.round(timeout / 1000)));
    }, timeout);
    const finish = (): void => {
      stopListening();
      clearTimeout(timer);
    };
    look();
  });
}

function missingSessions(dataverse: Pick<LocalDataverse, "rows">, sessions: readonly string[]): readonly string[] {
  const queued = new Set(dataverse.rows("queueitem").map((row) => row._objectid_value));
  const standing = new Set(
    dataverse
      .rows("incident")
      .filter((row) => queued.has(row.incidentid))
      .map((row) => row[SESSION_ID]),
  );
  return sessions.filter((session) => !standing.has(session));
}
