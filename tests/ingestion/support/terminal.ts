import { reconcileSince } from "../../../Ingestion/commands/reconcileCommand";
import type { Terminal } from "../../../Ingestion/commands/terminal";
import { readEnvironment } from "../../../Ingestion/config/environment";
import type { Installation } from "./installation";

/** A terminal that keeps what is said on it. */
export interface RecordedTerminal extends Terminal {
  readonly lines: readonly string[];
  readonly errors: readonly string[];
  /** Both in their order, a line each; problems behind `error: `. */
  readonly said: string;
}

export function recordedTerminal(): RecordedTerminal {
  const lines: string[] = [];
  const errors: string[] = [];
  const said: string[] = [];
  return {
    lines,
    errors,
    get said() {
      return said.join("");
    },
    out: (line) => {
      lines.push(line);
      said.push(`${line}\n`);
    },
    error: (line) => {
      errors.push(line);
      said.push(`error: ${line}\n`);
    },
  };
}

/** `reconcile --since`: what it says, results and problems. */
export async function sweepSince(installation: Installation, since: Date): Promise<readonly string[]> {
  const lines: string[] = [];
  const { connections } = readEnvironment(installation.environment, ["dataverse", "cases", "opencx"]);
  const keep = (line: string): void => void lines.push(line);
  await reconcileSince(since, connections, installation.service.inbox, { out: keep, error: keep });
  return lines;
}
