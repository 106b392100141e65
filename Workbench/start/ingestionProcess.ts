import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

/** The service as built by `npm run build`. */
const ENTRY = "out/ingestion/cli.mjs";
/** Preloaded: should our process be killed, the service ends too. */
const END_WITH_US = "./scripts/process/endWithParent.mjs";
const LINES_KEPT = 15;
const START_TIMEOUT = 60_000;
const STOP_TIMEOUT = 10_000;

/** Where a service listens, each as `http://127.0.0.1:PORT`. */
export interface IngestionAddresses {
  /** Where it takes webhooks. */
  readonly ingestion: string;
  /** Where it answers `/readyz` and `/metrics`. */
  readonly admin: string;
}

/** The ingestion service ended, or never started; the message holds its last log lines. */
export class IngestionError extends Error {
  override readonly name = "IngestionError";

  constructor(how: string, lines: readonly string[]) {
    super(
      `the ingestion service ${how}. ${lines.length === 0 ? "It logged nothing." : `Its last lines:\n${lines.map((line) => `  ${line}`).join("\n")}`}`,
    );
  }
}

/**
 * The built ingestion service as a process of its own, in a process group of its own: Ctrl+C then reaches our process
 * alone, which stops things in order. Its PostgreSQL ends with it, however it ends.
 */
export class IngestionProcess {
  /**
   * Its addresses, once the service listens. Rejects with IngestionError when it does not within a minute, or
   * ends before.
   */
  readonly listening: Promise<IngestionAddresses>;
  /** Rejects with IngestionError when the process ends without `stop`; never resolves. */
  readonly died: Promise<never>;

  private readonly child: ChildProcess;
  private readonly ended: Promise<string>;
  private readonly lines: string[] = [];
  private isStopped = false;

  /** @param environment the service's settings */
  constructor(environment: NodeJS.ProcessEnv) {
    this.child = spawn(process.execPath, ["--import", END_WITH_US, ENTRY, "serve"], {
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
    });
    // The last resort, when our process ends without stopping in order.
    process.once("exit", this.kill);
    this.ended = new Promise((resolve) => {
      this.child.once("error", (error) => resolve(`could not be started: ${error.message}`));
      // Not "exit": the pipes close when the PostgreSQL it started has ended too, and only then may its folder go.
      this.child.once("close", (code, signal) =>
        resolve(`ended with ${signal === null ? `status ${code ?? "unknown"}` : `signal ${signal}`}`),
      );
    });
    this.died = this.ended.then((how) => {
      process.removeListener("exit", this.kill);
      if (this.isStopped) return new Promise<never>(() => undefined);
      throw new IngestionError(how, this.lines);
    });
    this.listening = this.untilListening();
    // Whoever awaits these sees the rejection; not awaited yet, it must not end our process with a stack trace.
    this.died.catch(() => undefined);
    this.listening.catch(() => undefined);
  }

  /** Its last log lines, oldest first. */
  get lastLines(): readonly string[] {
    return this.lines;
  }

  /**
   * Asks the service to end, and kills it when it does not within ten seconds. Resolves when its PostgreSQL has ended
   * too.
   */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.child.kill("SIGTERM");
    const killTimer = setTimeout(this.kill, STOP_TIMEOUT);
    await this.ended;
    clearTimeout(killTimer);
  }

  private untilListening(): Promise<IngestionAddresses> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new IngestionError(`did not listen within ${START_TIMEOUT / 1000} s`, this.lines)),
        START_TIMEOUT,
      );
      const keep = (line: string): void => {
        this.lines.push(line);
        if (this.lines.length > LINES_KEPT) this.lines.shift();
        const addresses = addressesIn(line);
        if (addresses === undefined) return;
        clearTimeout(timer);
        resolve(addresses);
      };
      for (const stream of [this.child.stdout, this.child.stderr])
        if (stream !== null) createInterface({ input: stream }).on("line", keep);
      this.died.catch(reject);
      void this.ended.then(() => clearTimeout(timer));
    });
  }

  private readonly kill = (): void => {
    this.child.kill("SIGKILL");
  };
}

/** The addresses in the log line `{"msg":"listening","admin":"http://...","url":"http://..."}`. */
function addressesIn(line: string): IngestionAddresses | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const { msg, url, admin } = JSON.parse(line) as Readonly<Record<string, unknown>>;
    return msg === "listening" && typeof url === "string" && typeof admin === "string"
      ? { ingestion: url, admin }
      : undefined;
  } catch {
    return undefined;
  }
}
