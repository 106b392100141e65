import {
  environmentOf,
  eventually,
  incidentsOf,
  newDatabase,
  QUICK,
  queueItemsOf,
  rowOf,
  serve,
  startServers,
  type LocalServers,
} from "../ingestion/support/installation";
import type { RunningService } from "../../Ingestion/commands/service";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import type { HttpCall } from "./httpCalls";
import { HTTP_FAULTS, type HttpFault } from "./httpFaults";

/** What became of a handoff one of whose HTTP calls met a fault. */
export interface CellResult {
  /** How often the fault was met. */
  readonly met: number;
  /** Codes of the reasons of which it was a dead letter, and was replayed. */
  readonly deadOf: readonly (string | null)[];
  readonly incidents: number;
  readonly queueItems: number;
  /** Those made for the caller. */
  readonly contacts: number;
  readonly phoneCalls: number;
  /** Files with what the case's columns do not hold. */
  readonly notes: number;
}

/** Milliseconds that the service waits for an answer: what is silent is given up soon. */
const TIMEOUT = 1_500;
/** The same where a late answer is done without: it must not be late because many share the processor. */
const LONG_TIMEOUT = 30_000;
/** Milliseconds between two looks of a service for work: many run side by side, and share the processor. */
const POLL_EVERY = 250;
/** A fault is met twice: the second try must be as safe as the first. */
const TIMES = 2;
/** Milliseconds until a handoff must have its case. */
const PATIENCE = 60_000;

const GIVEN_UP: readonly HttpFault[] = ["silence", "403 with Dataverse's words"];

/** The faults that an HTTP call can meet and be known by. */
export function faultsOf({ wordless, givesUp }: HttpCall): readonly HttpFault[] {
  const all = Object.keys(HTTP_FAULTS) as HttpFault[];
  return all.filter((fault) => !(wordless && fault.startsWith("204")) && !(givesUp && GIVEN_UP.includes(fault)));
}

/**
 * Has an HTTP call meet faults, one handoff a fault, in servers and a service of its own.
 * @param faults absent: each that it can meet
 */
export async function faultCells(
  httpCall: HttpCall,
  faults = faultsOf(httpCall),
): Promise<ReadonlyMap<HttpFault, CellResult>> {
  const servers = await startServers();
  const databaseUrl = await newDatabase();
  const environment = { ...environmentOf(servers, databaseUrl), TIMELINE_CALL: "on", UNKNOWN_CALLER: "create-contact" };
  const start = (): Promise<RunningService> =>
    serve(environment, databaseUrl, {
      ...{ ...QUICK, pollEvery: POLL_EVERY },
      http: { timeout: httpCall.givesUp ? LONG_TIMEOUT : TIMEOUT },
    });
  const results = new Map<HttpFault, CellResult>();
  let service = await start();
  for (const fault of faults) {
    if (httpCall.once && results.size > 0) {
      await service.stop();
      service = await start();
    }
    const call = httpCall.handedOff();
    const target = `${service.url ?? ""}/webhooks/opencx`;
    if (httpCall.returning) await handOff(servers, service, servers.opencx.callIn(call), target);
    servers.opencx.load(call);
    const { path, method } = httpCall;
    const to = servers[httpCall.to];
    to.addFault({ path, method, times: TIMES, does: HTTP_FAULTS[fault] });
    const seen = to.seen.length;
    const contacts = servers.dataverse.rows("contact").length;
    const deadOf = await handOff(servers, service, call, target);
    const asked = new RegExp(path);
    results.set(fault, {
      met: to.seen.slice(seen).filter((one) => one.method === method && asked.test(one.url)).length,
      deadOf,
      incidents: incidentsOf(servers, call).length,
      queueItems: queueItemsOf(servers, call).length,
      contacts: servers.dataverse.rows("contact").length - contacts,
      phoneCalls: regarding(servers, call, "phonecall", "_regardingobjectid_value"),
      notes: regarding(servers, call, "annotation", "_objectid_value"),
    });
    to.clearFaults();
  }
  await service.stop();
  await servers.close();
  return results;
}

/** Hands a call off until it has its case; a dead letter is replayed. @returns the codes of which it was one */
async function handOff(
  servers: LocalServers,
  service: RunningService,
  call: CallFile,
  target: string,
): Promise<readonly (string | null)[]> {
  const deadOf: (string | null)[] = [];
  await servers.opencx.deliver(call, target);
  await eventually(
    `the case of ${call.session.id}`,
    async () => {
      const row = await rowOf(service, call);
      if (row?.state === "dead") {
        deadOf.push(row.error_code);
        await service.inbox.replay(row.id);
      }
      return row?.state === "done" ? row : undefined;
    },
    PATIENCE,
  );
  return deadOf;
}

function regarding(servers: LocalServers, call: CallFile, table: string, column: string): number {
  const ids = new Set(incidentsOf(servers, call).map((row) => row.incidentid));
  return servers.dataverse.rows(table).filter((row) => ids.has(row[column])).length;
}
