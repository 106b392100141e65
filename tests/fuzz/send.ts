import { RawConnection, type RawAnswer } from "../support/rawConnection";
import { Random } from "./random";
import { requestOf } from "./requests";

export interface FuzzOptions {
  /** Where the service takes webhooks. */
  readonly url: string;
  /** `whsec_...` */
  readonly secret: string;
  readonly seed: number;
  readonly requests: number;
  /** Requests under way at once. */
  readonly atOnce: number;
}

/** What a run brought. */
export interface FuzzResult {
  /** By kind of request and status how often; status 0: no answer, or none was waited for. */
  readonly statuses: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Answers that none of these requests may get, each with the number of its request. */
  readonly failures: readonly string[];
}

/** Sends seeded requests of every kind, right and wrong. */
export async function sendFuzzed(options: FuzzOptions): Promise<FuzzResult> {
  const statuses = new Map<string, Map<number, number>>();
  const failures: string[] = [];
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < options.requests) {
      const number = next++;
      // Of its own seed, so that one request can be sent again alone.
      const request = requestOf(new Random(options.seed * 1_000_003 + number), options.secret);
      const connection = new RawConnection(options.url);
      for (const piece of request.pieces) connection.send(piece);
      const { status, text } = request.isCut ? await sent(connection) : await connection.answer();
      connection.close();
      const counts = statuses.get(request.kind) ?? new Map<number, number>();
      statuses.set(request.kind, counts.set(status, (counts.get(status) ?? 0) + 1));
      if (status >= 500 && !isBusy(status, text)) failures.push(`request ${number} (${request.kind}): ${text}`);
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, sender));
  return { statuses, failures };
}

/** The one 5xx that a crowd may get: the cap of unverified bodies. */
function isBusy(status: number, text: string): boolean {
  return status === 503 && /retry-after/i.test(text) && text.includes("too many deliveries");
}

async function sent(connection: RawConnection): Promise<RawAnswer> {
  await connection.written();
  return { status: 0, text: "" };
}
