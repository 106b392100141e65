import { setTimeout as sleep } from "node:timers/promises";
import { environmentOf } from "../../ingestion/support/installation";
import { start, type Program } from "../../ingestion/support/program";
import { freePort } from "../../../Ingestion/database/server/freePort";
import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import type { CallFile, LocalOpenCX } from "../../../LocalPlatform/opencx/contract";

/** The built service at one address, over restarts, and how long each handoff takes to be a case in a queue. */
export class ServiceUnderLoad {
  /** Milliseconds from the webhook to the queue item, of those that have it. */
  readonly times: number[] = [];
  private readonly sent = new Map<string, number>();
  private program: Program;

  private constructor(
    private readonly environment: NodeJS.ProcessEnv,
    private readonly dataverse: LocalDataverse,
    private readonly opencx: LocalOpenCX,
    private readonly target: string,
  ) {
    this.program = start("serve", environment);
    dataverse.onWrite((table, id) => {
      if (table === "queueitem") this.note(id);
    });
  }

  /** @param more settings of its own, where its inbox lies among them */
  static async start(
    dataverse: LocalDataverse,
    opencx: LocalOpenCX,
    more: NodeJS.ProcessEnv,
  ): Promise<ServiceUnderLoad> {
    const port = await freePort();
    const { DATABASE_URL: _none, ...settings } = environmentOf({ dataverse, opencx }, "");
    const environment = { ...settings, PORT: String(port), ...more };
    const target = `http://127.0.0.1:${port}/webhooks/opencx`;
    const service = new ServiceUnderLoad(environment, dataverse, opencx, target);
    await service.program.listening();
    return service;
  }

  /** Sends a call's webhook as OpenCX does: again where there is no answer. */
  async handOff(call: CallFile): Promise<void> {
    this.sent.set(call.session.id, performance.now());
    await this.deliver(call);
  }

  /** As `handOff`, of a call that nobody waits for. */
  async deliver(call: CallFile): Promise<void> {
    await this.opencx.deliver(call, this.target);
  }

  /** Stops it in order and starts it again, as an upgrade does. */
  async restart(): Promise<void> {
    await this.stop();
    this.program = start("serve", this.environment);
    await this.program.listening();
  }

  async stop(): Promise<void> {
    this.program.child.kill("SIGTERM");
    await this.program.ended;
  }

  /** Resolves when all have their case. @throws when some have none after so many milliseconds */
  async landed(patience: number): Promise<void> {
    const deadline = performance.now() + patience;
    while (this.sent.size > 0) {
      if (performance.now() > deadline) throw new Error(`${this.sent.size} handoffs have no case`);
      await sleep(50);
    }
  }

  private note(queueItemId: string): void {
    const item = this.dataverse.rows("queueitem").find((row) => row.queueitemid === queueItemId);
    const incident = this.dataverse.rows("incident").find((row) => row.incidentid === item?._objectid_value);
    const session = String(incident?.opencx_sessionid);
    const started = this.sent.get(session);
    if (started === undefined) return;
    this.sent.delete(session);
    this.times.push(performance.now() - started);
  }
}
