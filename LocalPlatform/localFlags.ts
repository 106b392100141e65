import { MAIN_SOLUTION, zipOf } from "../Solution/solutions";
import { readFlags, UsageError, wholeNumber } from "./command/flags";

/** What `npm run local` was asked for. Absent = the server's own default. */
export interface LocalFlags {
  readonly help: boolean;
  /** Folder of call files. */
  readonly calls: string;
  readonly dataversePort?: number;
  readonly opencxPort?: number;
  readonly latency?: number;
  /** File of scripted faults. */
  readonly faults?: string;
  readonly pageSize?: number;
  readonly requestsPerMinute?: number;
  readonly limits?: { readonly requests: number; readonly windowSeconds: number; readonly concurrent: number };
  /** Whether the Dataverse speaks TLS. */
  readonly tls: boolean;
  /** Whether the application user holds every privilege. */
  readonly allPrivileges: boolean;
  /** File of a solution zip that is imported at the start. */
  readonly solution?: string;
  /** Folder that the Dataverse's rows are kept in between starts. */
  readonly persist?: string;
  /** Handoffs to send; `to` is the address of the webhook endpoint. */
  readonly send?: { readonly count: number; readonly to: string };
}

/** Our own sample calls. */
export const SAMPLE_CALLS = "LocalPlatform/calls";

/** Where `npm run ingestion -- serve` takes webhooks unless its settings say otherwise. */
const DEFAULT_TARGET = "http://127.0.0.1:8080/webhooks/opencx";

export const LOCAL_HELP = `npm run local -- [flags]
Starts a Dataverse and an OpenCX on 127.0.0.1 and prints how to connect to them: one line of JSON.

  --calls DIR               call files that OpenCX holds (default ${SAMPLE_CALLS})
  --dataverse-port N        default: a free port
  --opencx-port N           default: a free port
  --latency MS              every answer of both servers waits so long
  --faults FILE             scripted faults: a JSON array, see docs/local-platform.md
  --page-size N             items on a page of OpenCX's lists (default 50)
  --requests-per-minute N   OpenCX's rate limit (documented: 100; default 0 = off)
  --limits R,S,C            Dataverse's service-protection limits: R requests in S seconds, C at once (default off)
  --tls                     the Dataverse answers on https alone, with a certificate made at the start; the file by which
                            a client trusts it is told on stderr, and as "caFile" in the connection line
  --all-privileges          the application user holds every privilege, not only those of ingestion
  --persist DIR             the Dataverse's rows are kept in this folder, and stand again at the next start with it
  --solution FILE           a solution zip that the Dataverse imports in place of the product's own columns, such as
                            ${zipOf(MAIN_SOLUTION, "managed")}; what an import refuses ends the start
  --send N                  N signed handoffs of fresh calls, one for each call file in turn and from the start again;
                            sent once somebody listens at --to; what the service answers to each is told on stderr,
                            and both servers run on
  --to URL                  where --send sends them (default ${DEFAULT_TARGET})
  --help
`;

const PORTS = { from: 0, to: 65_535 };

/** @throws UsageError */
export function parseLocalFlags(args: readonly string[]): LocalFlags {
  const flags = readFlags(args, {
    calls: "value",
    "dataverse-port": "value",
    "opencx-port": "value",
    latency: "value",
    faults: "value",
    "page-size": "value",
    "requests-per-minute": "value",
    limits: "value",
    tls: "switch",
    "all-privileges": "switch",
    persist: "value",
    solution: "value",
    send: "value",
    to: "value",
    help: "switch",
  });
  const limits = flags.text("limits");
  const count = flags.number("send", { from: 1, to: 1000, unit: "handoffs" });
  const to = flags.text("to");
  const persist = flags.text("persist");
  const solution = flags.text("solution");
  if (to !== undefined && count === undefined) throw new UsageError("--to is the address that --send N sends to");
  return {
    help: flags.on("help"),
    calls: flags.text("calls") ?? SAMPLE_CALLS,
    dataversePort: flags.number("dataverse-port", PORTS),
    opencxPort: flags.number("opencx-port", PORTS),
    latency: flags.number("latency", { from: 0, to: 600_000, unit: "milliseconds" }),
    faults: flags.text("faults"),
    tls: flags.on("tls"),
    allPrivileges: flags.on("all-privileges"),
    ...(persist === undefined ? {} : { persist }),
    ...(solution === undefined ? {} : { solution }),
    pageSize: flags.number("page-size", { from: 1, to: 1000, unit: "items" }),
    requestsPerMinute: flags.number("requests-per-minute", { from: 0, to: 1_000_000, unit: "requests" }),
    ...(limits === undefined ? {} : { limits: parseLimits(limits) }),
    ...(count === undefined ? {} : { send: { count, to: to === undefined ? DEFAULT_TARGET : parseTarget(to) } }),
  };
}

function parseLimits(text: string): NonNullable<LocalFlags["limits"]> {
  const [requests, windowSeconds, concurrent, ...more] = text.split(",");
  if (requests === undefined || windowSeconds === undefined || concurrent === undefined || more.length > 0) {
    throw new UsageError(`--limits takes three numbers, requests,seconds,at-once, such as 6000,300,52, not "${text}"`);
  }
  return {
    requests: wholeNumber(requests, "--limits requests", { from: 1, to: 1_000_000 }),
    windowSeconds: wholeNumber(windowSeconds, "--limits seconds", { from: 1, to: 3600 }),
    concurrent: wholeNumber(concurrent, "--limits at-once", { from: 1, to: 10_000 }),
  };
}

function parseTarget(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "http:" && url?.protocol !== "https:")
    throw new UsageError(`--to takes the address of a webhook endpoint, such as ${DEFAULT_TARGET}, not "${text}"`);
  return url.href;
}
