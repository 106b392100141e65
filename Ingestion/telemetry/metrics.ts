import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { FAILURE_SOURCES } from "../failures/failure";
import type { AttemptResult } from "../inbox/worker/attempt";

/** Why a delivery was refused, or why what came was no request (`unreadable`). */
export type RefusalReason = (typeof REFUSAL_REASONS)[number];
const REFUSAL_REASONS = ["signature", "body", "too-large", "encoding", "busy", "unreadable", "inbox"] as const;

/** What an event's name looks like; more of them than OpenCX has would be a flood of labels. */
const EVENT = /^[a-z_]{1,40}(?:\.[a-z_]{1,40}){0,4}$/;
const MOST_EVENTS = 50;

/** What is asked of the inbox at each scrape. */
export interface InboxFigures {
  /** Handoffs by state. */
  readonly depth: () => Promise<Readonly<Record<string, number>>>;
  /** Age in seconds of the oldest handoff that has no case yet, 0 when there is none. */
  readonly oldestSeconds: () => Promise<number>;
  /** What holds handoffs up, as `status` tells it. */
  readonly halts: () => Promise<readonly { readonly whom: "all" | "some" }[]>;
}

/** Prometheus' own text, or OpenMetrics'. */
export type ExpositionType = "text" | "openMetrics";

/** The one that an Accept header likes more; Prometheus' text when it likes both the same, or says nothing. */
export function expositionTypeFor(accept = ""): ExpositionType {
  const liking = (wanted: RegExp): number =>
    Math.max(
      0,
      ...accept.split(",").map((range) => {
        const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
        const quality = parameters.find((parameter) => /^q\s*=/.test(parameter))?.split("=")[1];
        return wanted.test(type) ? Number(quality ?? 1) || 0 : 0;
      }),
    );
  return liking(/^application\/openmetrics-text$/) > liking(/^(?:text\/plain|text\/\*|\*\/\*)$/)
    ? "openMetrics"
    : "text";
}

/**
 * What operators watch. Names and labels are documented in docs/operators.md. No label holds anything of a caller's.
 */
export class Metrics {
  private readonly registry = new Registry();
  private readonly events = new Set<string>();
  private readonly webhooks: Counter<"result">;
  private readonly refusals: Counter<"reason">;
  private readonly others: Counter<"event">;
  private readonly oddFields: Counter<"field">;
  private readonly flags: Counter<"setting">;
  private readonly handoffs: Counter<"outcome">;
  private readonly postponed: Counter<"source">;
  private readonly dataverse: Counter<"status">;
  private readonly sweeps: Counter<"result">;
  private readonly webhookSeconds: Histogram;
  private readonly attemptSeconds: Histogram;

  /** @param inbox asked at each scrape */
  public constructor(inbox: InboxFigures) {
    const registers = [this.registry];
    this.webhooks = new Counter({
      name: "opencx_webhooks_total",
      help: "Webhook deliveries answered 2xx, by result",
      labelNames: ["result"],
      registers,
    });
    this.refusals = new Counter({
      name: "opencx_webhooks_rejected_total",
      help: "Webhook deliveries refused, by reason",
      labelNames: ["reason"],
      registers,
    });
    this.others = new Counter({
      name: "opencx_webhooks_other_events_total",
      help: "Signed webhook deliveries of events that make no case, by event",
      labelNames: ["event"],
      registers,
    });
    this.oddFields = new Counter({
      name: "opencx_odd_fields_total",
      help: "Values of OpenCX in another shape than it documents, by field",
      labelNames: ["field"],
      registers,
    });
    this.handoffs = new Counter({
      name: "opencx_handoffs_total",
      help: "Handoffs settled by this process, by outcome",
      labelNames: ["outcome"],
      registers,
    });
    this.flags = new Counter({
      name: "opencx_case_flags_total",
      help: "Cases made otherwise than a setting says, by setting",
      labelNames: ["setting"],
      registers,
    });
    this.postponed = new Counter({
      name: "opencx_attempts_postponed_total",
      help: "Attempts put off, by the side that was not able to answer",
      labelNames: ["source"],
      registers,
    });
    this.dataverse = new Counter({
      name: "opencx_dataverse_answers_total",
      help: "Answers of Dataverse by status; 0 = none",
      labelNames: ["status"],
      registers,
    });
    this.sweeps = new Counter({
      name: "opencx_sweeps_total",
      help: "Sweeps for lost webhooks, by result",
      labelNames: ["result"],
      registers,
    });
    this.webhookSeconds = new Histogram({
      name: "opencx_webhook_seconds",
      help: "Time to answer a webhook",
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    });
    this.attemptSeconds = new Histogram({
      name: "opencx_attempt_seconds",
      help: "Time of one attempt to make the case of a handoff",
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60],
      registers,
    });
    // Counters that appear with their first event cannot be alerted on before it.
    for (const result of ["accepted", "duplicate"]) this.webhooks.inc({ result }, 0);
    for (const reason of REFUSAL_REASONS) this.refusals.inc({ reason }, 0);
    for (const outcome of ["made", "already_made", "skipped", "dead"]) this.handoffs.inc({ outcome }, 0);
    for (const source of FAILURE_SOURCES) this.postponed.inc({ source }, 0);
    for (const result of ["ok", "failed"]) this.sweeps.inc({ result }, 0);
    this.dataverse.inc({ status: "429" }, 0);
    new Gauge({
      name: "opencx_inbox_handoffs",
      help: "Handoffs in the inbox, by state",
      labelNames: ["state"],
      registers,
      async collect() {
        for (const [state, count] of Object.entries(await inbox.depth())) this.set({ state }, count);
      },
    });
    new Gauge({
      name: "opencx_inbox_oldest_seconds",
      help: "Age of the oldest handoff that has no case yet; 0 = none waits",
      registers,
      async collect() {
        this.set(await inbox.oldestSeconds());
      },
    });
    new Gauge({
      name: "opencx_halts",
      help: "Causes that hold handoffs up until a probe finds them gone: all of a connection's, or some",
      labelNames: ["whom"],
      registers,
      async collect() {
        const halts = await inbox.halts();
        for (const whom of ["all", "some"]) this.set({ whom }, halts.filter((halt) => halt.whom === whom).length);
      },
    });
  }

  public webhook(result: "accepted" | "duplicate", seconds: number): void {
    this.webhooks.inc({ result });
    this.webhookSeconds.observe(seconds);
  }

  /** A signed event that makes no case. */
  public otherEvent(event: string): void {
    const known = this.events.has(event) || (this.events.size < MOST_EVENTS && EVENT.test(event));
    if (known) this.events.add(event);
    this.others.inc({ event: known ? event : "other" });
  }

  /** Fields of one answer or delivery that have another shape than documented. */
  public oddShapes(fields: readonly string[]): void {
    for (const field of fields) this.oddFields.inc({ field });
  }

  public refused(reason: RefusalReason): void {
    this.refusals.inc({ reason });
  }

  public attempt(result: AttemptResult, seconds: number): void {
    this.attemptSeconds.observe(seconds);
    if (result.kind === "lost") return;
    if (result.kind === "postponed" || result.kind === "held") this.postponed.inc({ source: result.failure.source });
    else if (result.kind === "dead") this.handoffs.inc({ outcome: "dead" });
    else if (result.outcome.kind === "skipped") this.handoffs.inc({ outcome: "skipped" });
    else {
      this.handoffs.inc({ outcome: result.outcome.made ? "made" : "already_made" });
      for (const { setting } of result.outcome.flags ?? []) this.flags.inc({ setting });
    }
  }

  /** Counts a sweep by how it ends, and the cases that it found another beside. */
  public async sweep<T extends { readonly beside: readonly unknown[] }>(sweep: Promise<T>): Promise<T> {
    try {
      const result = await sweep;
      this.sweeps.inc({ result: "ok" });
      if (result.beside.length > 0) this.flags.inc({ setting: "NATIVE_INTEGRATION" }, result.beside.length);
      return result;
    } catch (thrown) {
      this.sweeps.inc({ result: "failed" });
      throw thrown;
    }
  }

  /** All of them, as a scraper reads them. */
  public async exposition(kind: ExpositionType): Promise<{ readonly type: string; readonly text: string }> {
    const text = await this.registry.metrics();
    if (kind === "text") return { type: this.registry.contentType, text };
    return { type: Registry.OPENMETRICS_CONTENT_TYPE, text: openMetricsOf(text) };
  }

  public answer(status: number): void {
    this.dataverse.inc({ status: String(status) });
  }
}

/**
 * The same metrics as OpenMetrics has them: a counter is described without `_total`, nothing is blank, and an end is
 * said. A registry of prom-client's that is of this kind renames its counters for every other registry.
 */
function openMetricsOf(text: string): string {
  const lines = text.split("\n").filter((line) => line !== "");
  return [...lines.map((line) => line.replace(/^(# (?:HELP|TYPE) \w+?)_total /, "$1 ")), "# EOF", ""].join("\n");
}
