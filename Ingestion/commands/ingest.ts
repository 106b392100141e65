import { printable } from "../../Transcript/text/printable";
import { DEFAULT_BACKOFF, type Backoff } from "../inbox/worker/backoff";
import { systemClock, type Clock } from "../clock";
import type { Connection } from "../config/connection";
import { openEnvironment } from "../dataverse/environment";
import { asFailure } from "../failures/failure";
import { flagText } from "../handoff/case/caseFlag";
import { processHandoff, unsharedClaims, type Outcome } from "../handoff/process";
import type { CaseSettings } from "../handoff/route";
import { readCallFile } from "./callFile";
import { inTries } from "./inTries";
import { EXIT, type Terminal } from "./terminal";

/**
 * `ingest FILE...`: makes the incidents of call files, vCons and WebVTT files straight in Dataverse, without OpenCX and without the inbox.
 * Given again, it makes nothing twice.
 * @returns 0 when every handoff is a case or was skipped, 1 otherwise
 */
export async function ingest(
  files: readonly string[],
  connection: Pick<Connection, "dataverse" | "cases">,
  terminal: Terminal,
  clock: Clock = systemClock,
  backoff: Backoff = DEFAULT_BACKOFF,
): Promise<number> {
  let failed = false;
  // One client for all files, so that a pause Dataverse asks for holds for all of them.
  const dataverse = openEnvironment(connection.dataverse, { clock });
  for (const file of files) {
    try {
      const { handoffs, conversations, isForeign } = await readCallFile(file);
      const claimOf = unsharedClaims(handoffs);
      const { cases } = connection;
      const route = isForeign
        ? { dataverse, cases: withoutLink(cases), conversations, isOneCall: true }
        : { dataverse, cases, conversations };
      for (const handoff of handoffs) {
        const outcome = await inTries(() => processHandoff(handoff, route, true, claimOf(handoff)), clock, backoff);
        terminal.out(printable(`${file}  ${sentence(outcome)}`));
      }
    } catch (thrown) {
      failed = true;
      const { message } = asFailure(thrown);
      terminal.error(printable(message.startsWith(file) ? message : `${file}: ${message}`));
    }
  }
  return failed ? EXIT.failed : EXIT.ok;
}

/** OpenCX has no page of a session that it does not know. */
function withoutLink(cases: CaseSettings): CaseSettings {
  return { ...cases, defaults: { ...cases.defaults, sessionUrlTemplate: "" } };
}

function sentence(outcome: Outcome): string {
  if (outcome.kind === "skipped") return `skipped: ${outcome.reason}`;
  const flags = (outcome.flags ?? []).map((flag) => `  ${flagText(flag)}`).join("");
  return `incident ${outcome.incidentId}  ticket ${outcome.ticketNumber ?? "-"}  ${outcome.made ? "made" : "was there"}${flags}`;
}
