import { AsyncLocalStorage } from "node:async_hooks";
import { createHash, randomBytes } from "node:crypto";

/** Values of attributes: ids, codes and counts of ours; never a word, name, address or number of a caller's. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** What a span is to the other side, as OTLP numbers it. */
export const SPAN_KIND = { client: 3, producer: 4, consumer: 5 } as const;

/** One step of a trace, ended. Its names are those of OpenTelemetry's semantic conventions, `opencx.` where they have none. */
export interface Span {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 of them. */
  readonly spanId: string;
  readonly parentSpanId?: string | undefined;
  readonly name: string;
  readonly kind: (typeof SPAN_KIND)[keyof typeof SPAN_KIND];
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  readonly attributes: Attributes;
  /** The failure's code; absent when the step went well. */
  readonly error?: string | undefined;
}

/** What is known of a step once it has ended. */
export interface Ending {
  readonly attributes?: Attributes;
  readonly error?: string | undefined;
}

/** A step before it begins. */
export interface Step<T> {
  readonly name: string;
  readonly kind: Span["kind"];
  readonly attributes: Attributes;
  /** What its result tells. */
  readonly ending?: (result: T) => Ending;
}

interface Position {
  readonly traceId: string;
  readonly spanId: string;
}

const position = new AsyncLocalStorage<Position>();
let exporter: ((span: Span) => void) | undefined;

/** Whom this process tells its spans; undefined: nobody, and no step costs anything. */
export function exportSpansTo(taker: ((span: Span) => void) | undefined): void {
  exporter = taker;
}

/**
 * The beginning of a trace: what a webhook is accepted as. Its ids follow from the webhook's, so that whoever works on
 * the handoff later, in whichever process, goes on with the same trace.
 */
export async function beginTrace<T>(webhookId: string, step: Step<T>, work: () => Promise<T>): Promise<T> {
  return exporter === undefined ? work() : traced(originOf(webhookId), undefined, step, work);
}

/** A step of the trace that began with a webhook. @param key its id; of a handoff without one, the handoff's */
export async function continueTrace<T>(key: string, step: Step<T>, work: () => Promise<T>): Promise<T> {
  if (exporter === undefined) return work();
  const { traceId, spanId: parent } = originOf(key);
  return traced({ traceId, spanId: newSpanId() }, parent, step, work);
}

/** A step within the one that is under way; without one it is not traced. */
export async function traceStep<T>(step: Step<T>, work: () => Promise<T>): Promise<T> {
  const within = position.getStore();
  if (exporter === undefined || within === undefined) return work();
  return traced({ traceId: within.traceId, spanId: newSpanId() }, within.spanId, step, work);
}

async function traced<T>(
  at: Position,
  parentSpanId: string | undefined,
  { name, kind, attributes, ending }: Step<T>,
  work: () => Promise<T>,
): Promise<T> {
  const start = Date.now();
  const end = ({ attributes: more, error }: Ending): void =>
    exporter?.({
      ...at,
      parentSpanId,
      name,
      kind,
      start,
      end: Date.now(),
      attributes: { ...attributes, ...more },
      error,
    });
  try {
    const result = await position.run(at, work);
    end(ending?.(result) ?? {});
    return result;
  } catch (thrown) {
    end({ error: codeOf(thrown) });
    throw thrown;
  }
}

/** Never an error's text, which may quote a caller. */
function codeOf(thrown: unknown): string {
  const code = typeof thrown === "object" && thrown !== null && "code" in thrown ? thrown.code : undefined;
  return typeof code === "string" && /^[\w-]{3,40}$/.test(code) ? code : "error";
}

function originOf(key: string): Position {
  const hash = createHash("sha256").update(key).digest("hex");
  return { traceId: hash.slice(0, 32), spanId: hash.slice(32, 48) };
}

function newSpanId(): string {
  return randomBytes(8).toString("hex");
}
