import { ofOtherConnections, type UnsettledOf } from "../../inbox/overview";
import type { Pool } from "../../database/pool";
import { failureFields, type Logger } from "../../telemetry/log";
import type { LiveConnections } from "./liveConnections";

/** What waits for connections that a running service does not have, such as one that was taken out of its file. */
export class Unserved {
  public constructor(
    private readonly pool: Pool,
    private readonly live: Pick<LiveConnections, "names">,
    private readonly log: Logger,
  ) {}

  public async found(): Promise<readonly UnsettledOf[]> {
    return ofOtherConnections(this.pool, this.live.names);
  }

  /** Tells the log: nothing else would remind who took a connection away of what it had not landed. */
  public async tell(): Promise<void> {
    try {
      for (const { connection, count } of await this.found())
        this.log.warn(
          { connection, count },
          "handoffs wait for a connection that the settings do not name: add it again, or `discard` them",
        );
    } catch (thrown) {
      this.log.warn({ ...failureFields(thrown) }, "what waits for other connections is not known");
    }
  }
}
