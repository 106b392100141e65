import { badQuery } from "../model/webApiError";

/** A segment of a resource path: `incidents`, `incidents(guid)`, `Attributes(LogicalName='description')`. */
export interface Segment {
  readonly name: string;
  /** What stands between the parentheses; absent without them. */
  readonly key?: string;
}

/** What stands before the names of types, functions and actions. */
export const NAMESPACE = "Microsoft.Dynamics.CRM.";

/**
 * Where the Web API stands, below the environment URL: minor versions add nothing that a request of an earlier one could
 * meet. Source: Microsoft, "Compose HTTP requests and handle errors", Version compatibility.
 */
export const API_PATHS = ["/api/data/v9.2", "/api/data/v9.1", "/api/data/v9.0"] as const;

/** The root that a path stands below; undefined when it is none of these. */
export function readApiVersion(path: string): string | undefined {
  return API_PATHS.find((root) => path === root || path.startsWith(`${root}/`));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badQuery(`The path holds a broken percent-encoding: '${text}'.`);
  }
}

/**
 * Splits the path below the root into segments.
 * @throws WebApiError 400 for a broken percent-encoding, quotes or parentheses.
 */
export function readResourcePath(path: string): readonly Segment[] {
  // A slash inside a key's quotes, encoded or not, parts nothing.
  const parts = path.replaceAll("%27", "'").match(/(?:'[^']*'|[^/'])+/g) ?? [];
  return parts.map((encoded) => {
    const part = decode(encoded);
    const [, name, key] = /^([$\w.]+)(?:\((.*)\))?$/s.exec(part) ?? [];
    if (name === undefined) throw badQuery(`Bad Request - Error in query syntax: '${part}'.`);
    return key === undefined ? { name } : { name, key };
  });
}

/** The name in `(LogicalName='incident')`. */
export function readLogicalName(key: string | undefined): string | undefined {
  return /^LogicalName='([a-z0-9_]+)'$/.exec(key ?? "")?.[1];
}
