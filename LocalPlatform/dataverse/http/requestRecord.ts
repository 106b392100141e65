import { randomUUID } from "node:crypto";
import { appendFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { readApiVersion } from "../request/resourcePath";
import { readBatch } from "./batch/batchItem";
import { isBatch } from "./batch/runBatch";

/** Names the folder that requests are recorded in: the program that started this one may be a test run of many processes. */
export const RECORD_SETTING = "LOCAL_DATAVERSE_RECORD";

/** What a property of a body holds: the name of its type, or the same of what stands in it. */
export type BodyShape = "string" | "number" | "boolean" | "null" | readonly BodyShape[] | BodyObject;

/** Properties of an object in a body. A name that ends in `@odata.bind` keeps its value: it is an address. */
export interface BodyObject {
  readonly [name: string]: BodyShape | { readonly bind: string };
}

/** A recorded request: what was asked, without anything that a caller said. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query as sent, below the environment's address. */
  readonly url: string;
  readonly body?: BodyShape;
}

/** So many kinds of request are kept of one server; a test that sends other ones for ever must not fill the disk. */
const MOST_KINDS = 5_000;

/** A longer URL is cut nowhere; it is left out, and a test of its own looks at long ones. */
const MOST_CHARACTERS = 32_768;

function shapeOf(value: unknown): BodyShape {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.slice(0, 20).map(shapeOf);
  if (typeof value === "object")
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        name.endsWith("@odata.bind") && typeof inner === "string" ? { bind: inner } : shapeOf(inner),
      ]),
    );
  return typeof value === "number" || typeof value === "boolean" ? (typeof value as "number" | "boolean") : "string";
}

function bodyShape(body: unknown): BodyShape | undefined {
  if (typeof body !== "string" || body === "") return undefined;
  try {
    return shapeOf(JSON.parse(body));
  } catch {
    // No JSON: the server's own refusal says so.
    return undefined;
  }
}

/** Requests that differ in nothing but ids, quoted words and numbers are of one kind. */
function kindOf({ method, url, body }: RecordedRequest): string {
  const bare = decodeURIComponent(url)
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, "id")
    .replaceAll(/\d+/g, "0");
  return `${method} ${bare} ${JSON.stringify(body)}`;
}

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

/** What is asked: of a batch each of its requests. */
function requestsOf({ method, url, headers, body }: FastifyRequest): readonly Sent[] {
  if (!isBatch(url)) return [{ method, url, body }];
  try {
    return readBatch(headers["content-type"], String(body)).flat();
  } catch {
    // No batch: the server's own refusal says so.
    return [];
  }
}

/**
 * Writes one request of each kind that this server is sent into a file of its own in the folder, a line of JSON each.
 * Bodies are written as names and types. What they are for: every request of the product is judged against Microsoft's
 * published metadata after the tests.
 */
export function recordRequests(app: FastifyInstance, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${randomUUID()}.jsonl`);
  const kinds = new Set<string>();
  const keep = ({ method, url, body: sent }: Sent): void => {
    const isKept = readApiVersion(url.split("?")[0] ?? "") !== undefined && url.length <= MOST_CHARACTERS;
    if (!isKept || kinds.size >= MOST_KINDS) return;
    const body = bodyShape(sent);
    const recorded = { method, url, ...(body === undefined ? {} : { body }) };
    try {
      const kind = kindOf(recorded);
      if (!kinds.has(kind)) appendFileSync(file, `${JSON.stringify(recorded)}\n`);
      kinds.add(kind);
    } catch {
      // A broken percent-encoding has no kind; the server refuses it in its own words.
    }
  };
  app.addHook("preHandler", (request, _reply, done) => {
    requestsOf(request).forEach(keep);
    done();
  });
}
