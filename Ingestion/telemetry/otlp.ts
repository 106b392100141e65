import { SettingsError } from "../config/settings";
import { failureFields, type Logger } from "./log";
import { exportSpansTo, type Span } from "./trace";

/** Spans that wait to be sent; what comes beyond is dropped, since a collector that is away must not fill the memory. */
const MOST_WAITING = 2_048;
const MOST_AT_ONCE = 512;
/** Milliseconds. */
const EVERY = 2_000;
const TIMEOUT = 5_000;

/** Where spans go, as OpenTelemetry's own variables say it. */
interface OtlpSettings {
  /** Whole address, which ends in `/v1/traces`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
}

/**
 * What the environment says of traces; undefined: it wants none.
 * @throws SettingsError when it wants what is not there
 */
function otlpSettings(environment: NodeJS.ProcessEnv): OtlpSettings | undefined {
  const given = (name: string): string => environment[name]?.trim() ?? "";
  const traces = given("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
  const base = given("OTEL_EXPORTER_OTLP_ENDPOINT");
  if ((traces === "" && base === "") || given("OTEL_SDK_DISABLED").toLowerCase() === "true") return undefined;
  const url = traces === "" ? `${base.replace(/\/+$/, "")}/v1/traces` : traces;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new SettingsError([
      "OTEL_EXPORTER_OTLP_ENDPOINT: must be an http or https address, such as http://127.0.0.1:4318",
    ]);
  const protocol = given("OTEL_EXPORTER_OTLP_PROTOCOL");
  if (protocol !== "" && protocol !== "http/json")
    throw new SettingsError(["OTEL_EXPORTER_OTLP_PROTOCOL: traces are sent as http/json alone; unset it"]);
  const headers = given("OTEL_EXPORTER_OTLP_HEADERS").split(",").filter(Boolean).map(headerOf);
  if (!headers.every(([name, value]) => isHeader(name, value)))
    throw new SettingsError(["OTEL_EXPORTER_OTLP_HEADERS: must be name=value, several separated by commas"]);
  return { url, headers: Object.fromEntries(headers), serviceName: given("OTEL_SERVICE_NAME") || "opencx-ingestion" };
}

/** What is wrong with the environment's wish for traces; empty when nothing is, or it has none. */
export function tracingProblems(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    otlpSettings(environment);
    return [];
  } catch (thrown) {
    if (thrown instanceof SettingsError) return thrown.problems;
    throw thrown;
  }
}

function headerOf(pair: string): readonly [name: string, value: string] {
  const [name = "", ...value] = pair.split("=");
  const text = value.join("=").trim();
  try {
    return [name.trim(), decodeURIComponent(text)];
  } catch {
    return [name.trim(), text];
  }
}

/** Whether a request can carry it. */
function isHeader(name: string, value: string): boolean {
  try {
    return value !== "" && new Headers([[name, value]]).has(name);
  } catch {
    return false;
  }
}

/** Sends the spans of this process to where the environment says; undefined: nowhere. */
export function startTracing(
  environment: NodeJS.ProcessEnv,
  log: Pick<Logger, "warn" | "info">,
): { close(): Promise<void> } | undefined {
  const settings = otlpSettings(environment);
  if (settings === undefined) return undefined;
  const exporter = new OtlpExporter(settings, log);
  exportSpansTo((span) => exporter.add(span));
  return {
    async close() {
      exportSpansTo(undefined);
      await exporter.close();
    },
  };
}

/** Sends spans to a collector, in the background and a crowd at once. */
class OtlpExporter {
  private waiting: Span[] = [];
  private dropped = 0;
  private sending: Promise<void> = Promise.resolve();
  private readonly timer: NodeJS.Timeout;
  private isAway = false;

  public constructor(
    private readonly settings: OtlpSettings,
    private readonly log: Pick<Logger, "warn" | "info">,
  ) {
    this.timer = setInterval(() => this.flush(), EVERY).unref();
  }

  public add(span: Span): void {
    if (this.waiting.length < MOST_WAITING) this.waiting.push(span);
    else this.dropped += 1;
  }

  /** Sends what waits, once, and ends. */
  public async close(): Promise<void> {
    clearInterval(this.timer);
    this.flush();
    await this.sending;
  }

  private flush(): void {
    this.sending = this.sending.then(async () => this.sendAll());
  }

  private async sendAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const some = this.waiting.splice(0, MOST_AT_ONCE);
      if (!(await this.send(some))) {
        this.dropped += some.length;
        return;
      }
    }
  }

  private async send(spans: readonly Span[]): Promise<boolean> {
    try {
      const answer = await fetch(this.settings.url, {
        method: "POST",
        headers: { ...this.settings.headers, "content-type": "application/json" },
        body: JSON.stringify(otlpOf(spans, this.settings.serviceName)),
        redirect: "error",
        signal: AbortSignal.timeout(TIMEOUT),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      if (this.isAway) this.log.info({ dropped: this.dropped }, "traces are taken again");
      this.isAway = false;
      return true;
    } catch (thrown) {
      // Once: what else happens is told by the log, too.
      if (!this.isAway) this.log.warn({ ...failureFields(thrown) }, "traces are not taken: dropped until they are");
      this.isAway = true;
      return false;
    }
  }
}

/** Spans as OTLP's JSON has them. Source: opentelemetry-proto, trace/v1. */
function otlpOf(spans: readonly Span[], serviceName: string): unknown {
  const attributes = (values: Span["attributes"]): readonly unknown[] =>
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined
        ? []
        : [{ key, value: typeof value === "number" ? { intValue: String(value) } : { stringValue: value } }],
    );
  return {
    resourceSpans: [
      {
        resource: { attributes: attributes({ "service.name": serviceName }) },
        scopeSpans: [
          {
            scope: { name: "opencx-ingestion" },
            spans: spans.map(({ start, end, error, attributes: own, parentSpanId, ...span }) => ({
              ...span,
              ...(parentSpanId !== undefined && { parentSpanId }),
              startTimeUnixNano: `${start}000000`,
              endTimeUnixNano: `${end}000000`,
              attributes: attributes({ ...own, "error.type": error }),
              status: error === undefined ? {} : { code: 2 },
            })),
          },
        ],
      },
    ],
  };
}
