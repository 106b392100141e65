import { printable } from "../../../Transcript/text/printable";
import { asFailure, type Failure } from "../../failures/failure";
import { Finding, type Check } from "../check";
import type { Terminal } from "../terminal";

/** How a look ended. */
type State = "ok" | "failed" | "not tried" | "warning" | "note";

const MARKS: Readonly<Record<State, string>> = {
  ok: "ok    ",
  failed: "FAIL  ",
  "not tried": "-     ",
  warning: "warn  ",
  note: "note  ",
};

/** One line of what `verify` finds. */
interface Result {
  /** Name of the connection; absent for what is of the whole installation. */
  readonly connection?: string | undefined;
  readonly check: string;
  readonly state: State;
  readonly message: string;
}

/** Where what is said belongs. */
export interface Place {
  /** Name of the connection, where there may be several. */
  readonly connection?: string | undefined;
  /** Says it in the words of where the settings stand. */
  readonly words: (message: string) => string;
}

/** What `verify` finds, a line each as it is found; or all of it as one line of JSON. */
export class VerifyReport {
  private readonly results: Result[] = [];

  public constructor(
    private readonly terminal: Terminal,
    private readonly isJson: boolean,
  ) {}

  public get failed(): boolean {
    return this.results.some(({ state }) => state === "failed");
  }

  /** Whether a setting is wrong by itself, whatever the other sides say. */
  public get hasWrongSettings(): boolean {
    return this.results.some(({ check, state }) => check === "settings" && state === "failed");
  }

  /** @param check empty: the message says itself what it is about */
  public add({ connection, words }: Place, check: string, state: State, message: string): void {
    const said = printable(words(message));
    this.results.push({ connection, check, state, message: said });
    if (this.isJson) return;
    const about = [connection, check].filter((word) => word !== undefined && word !== "").join(" ");
    this.terminal.out(`${MARKS[state]}${about === "" ? "" : `${about}: `}${said}`);
  }

  /**
   * Runs checks one after the other; those that can only fail for the reason of another are not tried.
   * @returns whether all is well
   */
  public async run(place: Place, checks: readonly Check[]): Promise<boolean> {
    const failed = new Set<string>();
    for (const { name, needs, run } of checks) {
      if (needs !== undefined && failed.has(needs)) {
        failed.add(name);
        this.add(place, name, "not tried", `not tried, since ${needs} failed`);
        continue;
      }
      try {
        this.add(place, name, "ok", await run());
      } catch (thrown) {
        failed.add(name);
        const faults = thrown instanceof Finding ? thrown.faults : [adviceOn(asFailure(thrown))];
        for (const fault of faults) this.add(place, name, "failed", fault);
      }
    }
    return failed.size === 0;
  }

  /** Says all of it at once, where it is for a program. */
  public end(): void {
    if (this.isJson) this.terminal.out(JSON.stringify({ ok: !this.failed, results: this.results }));
  }
}

/** Nobody there, or somebody else: most often an address that is wrong. */
function adviceOn(failure: Failure): string {
  const isAway = failure.status === undefined && (failure.code === "no-answer" || failure.code === "timeout");
  const isOther = failure.code === "gateway" || failure.code === "dataverse-not-json";
  if (!isAway && !isOther) return failure.message;
  const setting = failure.source === "opencx" ? "OPENCX_API_URL" : "DATAVERSE_URL";
  return `${failure.message}: check ${setting}, and that this machine may reach it`;
}
