import { startTracing } from "../../Ingestion/telemetry/otlp";
import { aCall } from "../support/callFile";
import { answeringServer } from "./support/answeringServer";
import { inState, openInstallation } from "./support/installation";

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, string>> }[];
  readonly status: { readonly code?: number };
}

const met: string[] = [];
const collector = answeringServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString("utf8")));
  request.on("end", () => {
    met.push(`${request.url ?? ""} ${request.headers.authorization ?? ""} ${body}`);
    response.end("{}");
  });
});
const log = { warn: () => undefined, info: () => undefined };

function spansOf(sent: string): readonly Span[] {
  const { resourceSpans } = JSON.parse(sent.slice(sent.indexOf("{"))) as {
    readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[];
  };
  return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
}

function attribute({ attributes }: Span, wanted: string): string | undefined {
  const value = attributes.find(({ key }) => key === wanted)?.value;
  return value?.stringValue ?? value?.intValue;
}

test("a handoff is one trace from its webhook to its incident, and nothing of the caller's is in it", async () => {
  const installation = await openInstallation();
  const tracing = startTracing(
    { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_HEADERS: "authorization=Bearer%20collector" },
    log,
  );
  const caller = { name: "Zebulon Quagmire", email: "zq@example.com", phone: "+12025550199" };
  const call = aCall({ ...caller, classification: "Kumquat", turns: [[1, "contact", "my xylophone broke"]] });
  installation.opencx.load(call);
  await installation.opencx.deliver(call, installation.target);
  const { incident_id: incident } = await inState(installation, call, "done");
  await installation.close();
  await tracing?.close();

  expect(met[0]).toMatch(/^\/v1\/traces Bearer collector /);
  const spans = met.flatMap(spansOf);
  const accepted = spans.find(({ name }) => name === "send opencx.handoff");
  const processed = spans.find(({ name }) => name === "process opencx.handoff");
  expect([accepted?.kind, processed?.kind]).toEqual([4, 5]);
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([accepted?.traceId]));
  expect(processed?.parentSpanId).toBe(accepted?.spanId);
  expect(accepted && attribute(accepted, "opencx.webhook.id")).toMatch(/^msg_/);
  expect(processed && attribute(processed, "opencx.incident.id")).toBe(incident);
  const requests = spans.filter(({ kind }) => kind === 3);
  expect(requests.length).toBeGreaterThan(3);
  expect(new Set(requests.map(({ parentSpanId }) => parentSpanId))).toEqual(new Set([processed?.spanId]));
  expect(requests.map((span) => attribute(span, "http.response.status_code"))).toContain("204");
  for (const secret of ["Zebulon", "Quagmire", "zq@", "2025550199", "Kumquat", "xylophone"])
    expect(met.join("")).not.toContain(secret);
});

test("without an endpoint nothing is sent, and one that is none is named", () => {
  expect(startTracing({}, log)).toBeUndefined();
  expect(startTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SDK_DISABLED: "true" }, log)).toBeUndefined();
  expect(() => startTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: "collector" }, log)).toThrow(/http or https address/);
  expect(() =>
    startTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" }, log),
  ).toThrow(/http\/json alone/);
});

test("a collector that is away costs a line of the log, no case and no wait", async () => {
  const lines: string[] = [];
  const installation = await openInstallation();
  const warn = (_fields: unknown, message?: string): void => void lines.push(message ?? "");
  const tracing = startTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:1" }, { ...log, warn });
  const call = aCall();
  installation.opencx.load(call);
  await installation.opencx.deliver(call, installation.target);
  await inState(installation, call, "done");
  await installation.close();
  await tracing?.close();
  expect(lines).toEqual(["traces are not taken: dropped until they are"]);
});
