import { errorText } from "./errorText";
import { error as say } from "./terminal";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** How long an orderly stop may take before the process ends without it. */
const STOP_TIMEOUT = 15_000;

/** What must be stopped before the process ends, in reverse order of starting. */
export class Shutdown {
  private readonly steps: (() => Promise<void> | void)[] = [];
  private stopping: Promise<void> | undefined;

  /**
   * Stops on Ctrl+C, SIGTERM and a closed terminal, then ends with status 0; a second signal ends at once. The end of
   * the npm that runs it comes as a SIGTERM.
   */
  onSignals(): void {
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (this.stopping !== undefined) process.exit(1);
        void this.exit(0);
      });
    }
  }

  get isStopping(): boolean {
    return this.stopping !== undefined;
  }

  /** Adds a step. While stopping already, it runs at once, so that nothing started late is left behind. */
  async add(step: () => Promise<void> | void): Promise<void> {
    if (this.stopping === undefined) this.steps.push(step);
    else await step();
  }

  /** Runs all steps once, latest first; a step that fails does not keep the others from running. */
  stop(): Promise<void> {
    this.stopping ??= (async () => {
      for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) {
        try {
          await step();
        } catch (error) {
          say(`while stopping: ${errorText(error)}`);
        }
      }
    })();
    return this.stopping;
  }

  /** Stops everything and ends the process. */
  async exit(status: number): Promise<never> {
    setTimeout(() => process.exit(status === 0 ? 1 : status), STOP_TIMEOUT).unref();
    await this.stop();
    process.exit(status);
  }
}
