import { printable } from "../../Transcript/text/printable";
import { DEFAULT_BACKOFF, delayAfter, type Backoff } from "../inbox/worker/backoff";
import { systemClock, type Clock } from "../clock";
import type { Connection } from "../config/connection";
import { openEnvironment } from "../dataverse/environment";
import { asFailure } from "../failures/failure";
import { flagText } from "../handoff/case/caseFlag";
import type { Handoff } from "../handoff/handoff";
import { processHandoff, unsharedClaims, type Claim, type Outcome } from "../handoff/process";
import type { CaseSettings, HandoffRoute } from "../handoff/route";
import { readCallFile } from "./callFile";
import { EXIT, type Terminal } from "./terminal";

/** Somebody sits in front of it: after these the command says that the other side is away, and can be given again. */
const ATTEMPTS = 4;

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
        const outcome = await processed(handoff, route, claimOf(handoff), clock, backoff);
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

async function processed(
  handoff: Handoff,
  route: HandoffRoute,
  claim: Claim,
  clock: Clock,
  backoff: Backoff,
): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await processHandoff(handoff, route, true, claim);
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.kind === "dead" || failure.source === "token" || attempt >= ATTEMPTS) throw failure;
      await clock.sleep(Math.max(delayAfter(attempt, backoff), failure.retryAfter ?? 0));
    }
  }
}

function sentence(outcome: Outcome): string {
  if (outcome.kind === "skipped") return `skipped: ${outcome.reason}`;
  const flags = (outcome.flags ?? []).map((flag) => `  ${flagText(flag)}`).join("");
  return `incident ${outcome.incidentId}  ticket ${outcome.ticketNumber ?? "-"}  ${outcome.made ? "made" : "was there"}${flags}`;
}
