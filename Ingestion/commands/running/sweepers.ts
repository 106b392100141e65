import type { Sweeper } from "../../sweep/sweeper";
import type { OpenConnection } from "../openConnection";

/** The sweeps of a running service: one for each connection. */
export class Sweepers {
  private readonly running = new Map<OpenConnection, Sweeper>();

  public constructor(private readonly start: (connection: OpenConnection) => Promise<Sweeper>) {}

  /** Sweeps these connections from now on; a look at another one that is under way ends first. */
  public async serve(connections: readonly OpenConnection[]): Promise<void> {
    const gone = [...this.running].filter(([connection]) => !connections.includes(connection));
    for (const [connection] of gone) this.running.delete(connection);
    for (const connection of connections)
      if (!this.running.has(connection)) this.running.set(connection, await this.start(connection));
    await Promise.all(gone.map(([, sweeper]) => sweeper.stop()));
  }
}
