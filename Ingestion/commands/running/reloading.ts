import { isDeepStrictEqual } from "node:util";
import { SettingsError } from "../../config/settings";
import { failureFields, type Logger } from "../../telemetry/log";
import type { RunningService, ServiceOptions } from "../service";

/** Settings of `serve` or `work`: the connections, and what counts from a start on. */
export type ReadSettings = Pick<ServiceOptions, "connections">;

/** Reads the settings again whenever it is asked to, and has the service go on with them. */
export class Reloading {
  private service: Pick<RunningService, "reload"> | undefined;
  private isWanted = false;
  private isRunning = false;

  /**
   * @param settings those that the service began with
   * @param read reads them anew, secrets in files with them
   */
  public constructor(
    private readonly settings: ReadSettings,
    private readonly read: () => ReadSettings,
    private readonly log: Logger,
  ) {}

  /** The service runs; what was asked for while it started is done now. */
  public begin(service: Pick<RunningService, "reload">): void {
    this.service = service;
    void this.run();
  }

  public ask(): void {
    this.isWanted = true;
    void this.run();
  }

  private async run(): Promise<void> {
    const { service } = this;
    if (this.isRunning || service === undefined) return;
    this.isRunning = true;
    while (this.isWanted) {
      this.isWanted = false;
      await this.once(service).catch((thrown: unknown) =>
        this.log.error({ ...failureFields(thrown) }, "settings not reloaded"),
      );
    }
    this.isRunning = false;
  }

  private async once(service: Pick<RunningService, "reload">): Promise<void> {
    const { log } = this;
    let settings: ReadSettings;
    try {
      settings = this.read();
    } catch (thrown) {
      if (!(thrown instanceof SettingsError)) throw thrown;
      for (const problem of thrown.problems) log.error({ problem }, "settings not reloaded: the old ones stay");
      return;
    }
    const { connections, ...others } = settings;
    log.info({ ...(await service.reload(connections)) }, "settings reloaded");
    const { connections: _, ...before } = this.settings;
    if (!isDeepStrictEqual(others, before))
      log.warn("what the settings say of database, ports and the like counts from the next start on");
  }
}
