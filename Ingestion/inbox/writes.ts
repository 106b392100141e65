import type { Pool } from "../database/pool";
import { serverFailure, type Failure } from "../failures/failure";
import { tryWrite } from "./statements/tryWrite";

/**
 * Whether the inbox's database takes changes, as those that were made last have shown. One that only answers may have a
 * full disk.
 */
export class Writes {
  private met: Failure | undefined;

  public constructor(private readonly pool: Pool) {}

  /** Why it does not; undefined: it does, as far as anything was written. */
  public get refusal(): Failure | undefined {
    return this.met;
  }

  /**
   * Makes a change.
   * @param proves whether what came of it shows that new rows are taken: one that found nothing to change does not, nor
   * one that found its room within a page
   * @throws Failure in place of what the server says is wrong with itself
   */
  public async watch<T>(change: () => Promise<T>, proves: (result: T) => boolean = () => false): Promise<T> {
    try {
      const result = await change();
      if (proves(result)) this.met = undefined;
      return result;
    } catch (thrown) {
      const fault = serverFailure(thrown);
      if (fault === undefined) throw thrown;
      this.met = fault;
      throw fault;
    }
  }

  /**
   * Looks whether it takes changes again, once it took none: who asks readiness may send no webhooks until then, and
   * nothing else would show it.
   */
  public async tryAgain(): Promise<void> {
    if (this.met !== undefined) this.met = await tryWrite(this.pool);
  }
}
