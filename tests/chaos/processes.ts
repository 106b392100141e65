import { once } from "node:events";
import { start, type Program } from "../ingestion/support/program";

/** Milliseconds until what died is started again, as systemd does by default. */
const RESTART_AFTER = 100;

/** The processes of an installation, each started again when it ends, until all are stopped. */
export class Processes {
  private readonly running: Program[] = [];
  private readonly launched: Program[] = [];
  private readonly frozen = new Set<Program>();
  private stopping = false;

  /** @param commands `serve` or `work`, one a process */
  constructor(
    commands: readonly string[],
    private readonly environment: NodeJS.ProcessEnv,
  ) {
    for (const [index, command] of commands.entries()) this.launch(index, command);
  }

  /** Ends one at once, in whatever it is doing. */
  kill(index: number): void {
    this.running[index]?.child.kill("SIGKILL");
  }

  /** Stops one's time; another `freeze` lets it go on. @returns whether it stands still now */
  freeze(index: number): boolean {
    const program = this.running[index];
    if (program === undefined) return false;
    const stands = !this.frozen.has(program);
    program.child.kill(stands ? "SIGSTOP" : "SIGCONT");
    if (stands) this.frozen.add(program);
    else this.frozen.delete(program);
    return stands;
  }

  get count(): number {
    return this.running.length;
  }

  /** What all of them have logged. */
  get lines(): readonly string[] {
    return this.launched.flatMap(({ lines }) => lines);
  }

  /** Lets go on what stands still. */
  thaw(): void {
    for (const program of this.frozen) program.child.kill("SIGCONT");
    this.frozen.clear();
  }

  /** Asks all to stop, and waits for that. @returns how each ended */
  async stop(): Promise<readonly (number | NodeJS.Signals | null)[]> {
    this.stopping = true;
    this.thaw();
    for (const { child } of this.running) child.kill("SIGTERM");
    return Promise.all(this.running.map(({ ended }) => ended));
  }

  private launch(index: number, command: string): void {
    const program = start(command, this.environment);
    this.running[index] = program;
    this.launched.push(program);
    void once(program.child, "exit").then(() => {
      this.frozen.delete(program);
      if (!this.stopping) setTimeout(() => this.stopping || this.launch(index, command), RESTART_AFTER);
    });
  }
}
