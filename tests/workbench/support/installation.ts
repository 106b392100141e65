import type { CallFile } from "../../../LocalPlatform/opencx/contract";
import { poll } from "./poll";

/** Address of the workbench that setup.mjs started. */
export function workbenchUrl(): string {
  const url = process.env.WORKBENCH_URL;
  if (url === undefined)
    throw new Error(
      "WORKBENCH_URL is not set: tests/workbench/support/setup.mjs starts the installation before these tests.",
    );
  return url;
}

type Row = Readonly<Record<string, unknown>>;

/** A Web API request as the rep of the workbench. */
export async function dataverse(
  path: string,
  init: { readonly method?: string; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  return fetch(`${workbenchUrl()}/api/data/v9.2/${path}`, {
    method: init.method ?? "GET",
    headers: {
      accept: "application/json",
      ...(init.body === undefined ? {} : { "content-type": "application/json" }),
      ...init.headers,
    },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    signal: AbortSignal.timeout(20_000),
  });
}

/** The rows of a query. */
export async function rows(path: string): Promise<readonly Row[]> {
  const answer = await dataverse(path);
  const body = (await answer.json()) as { readonly value?: readonly Row[]; readonly error?: unknown };
  if (body.value === undefined) throw new Error(`${path}: ${answer.status} ${JSON.stringify(body)}`);
  return body.value;
}

/** One row by its path. */
export async function row(path: string): Promise<Row> {
  const answer = await dataverse(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Row;
}

/** Hands a call off through OpenCX and ingestion; gives the session id it got. */
async function handOff(call: CallFile): Promise<string> {
  const answer = await fetch(`${workbenchUrl()}/workbench/call-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ call }),
    signal: AbortSignal.timeout(30_000),
  });
  if (answer.status !== 202) throw new Error(`call-in: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { readonly sessionId: string }).sessionId;
}

/** The incident of a session, once it stands in the queue. */
export async function caseOf(sessionId: string): Promise<Row> {
  return poll(`a queued case of session ${sessionId}`, async () => {
    const [incident] = await rows(`incidents?$filter=opencx_sessionid eq '${sessionId}'`);
    if (incident === undefined) return undefined;
    const items = await rows(
      `queueitems?$select=queueitemid&$filter=_objectid_value eq ${String(incident.incidentid)}`,
    );
    return items.length > 0 ? incident : undefined;
  });
}

/** Hands a call off and gives the id of its case. */
export async function newCase(call: CallFile): Promise<string> {
  return String((await caseOf(await handOff(call))).incidentid);
}
