import { badQuery, notImplemented, type WebApiError } from "../model/webApiError";
import { parseFilter, type Aliases } from "./parseFilter";
import type { ExpandItem, OrderItem, QueryOptions } from "./queryOptions";
import { checkQueryLimits } from "./queryLimits";

function decode(text: string): string {
  try {
    // As in a form: a bare + is a space, which is why a phone number's + must be sent as %2B.
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw badQuery(`The query string holds a broken percent-encoding: '${text}'.`);
  }
}

/** Splits a raw query string into decoded names and values. */
export function readQueryString(query: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const part of query.split("&")) {
    if (part === "") continue;
    const equals = part.indexOf("=");
    const name = decode(equals < 0 ? part : part.slice(0, equals));
    if (parts.has(name))
      throw badQuery(`Query option '${name}' was specified more than once, but it must be specified at most once.`);
    parts.set(name, equals < 0 ? "" : decode(part.slice(equals + 1)));
  }
  return parts;
}

/** Parentheses within each other; a query of as many levels of $expand is over its limit anyhow. */
const MOST_LEVELS = 50;

/** Splits at a separator that stands outside parentheses and quotes. */
export function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [depth, quoted, start] = [0, false, 0];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (character === "(") depth += 1;
    else if (character === ")") depth -= 1;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
    if (depth > MOST_LEVELS) throw badQuery("Recursion depth exceeded the allowed limit.");
  }
  return [...parts, text.slice(start)].map((part) => part.trim()).filter((part) => part !== "");
}

function orderItem(text: string): OrderItem {
  const [, path, direction] = /^(\w+(?:\/\w+)*)(?:\s+(asc|desc))?$/.exec(text) ?? [];
  if (path === undefined) throw badQuery(`Syntax error in $orderby: '${text}'.`);
  return { path: path.split("/"), descending: direction === "desc" };
}

/** Queries that stand by themselves. Source: Web API, retrieve and execute predefined queries. */
const STORED = ["fetchXml", "savedQuery", "userQuery"] as const;

function storedQuery(parts: ReadonlyMap<string, string>): Pick<QueryOptions, "stored"> {
  const [kind, second] = STORED.filter((name) => parts.has(name));
  if (second !== undefined) throw notSupported(second);
  return kind === undefined ? {} : { stored: { kind, text: parts.get(kind) ?? "" } };
}

/** Documented as not supported in $expand; $skip, $search and $levels are refused everywhere. */
const NOT_IN_EXPAND = ["$count", "$skiptoken", ...STORED, "$id"];

function expandItem(text: string, aliases: Aliases): ExpandItem {
  const reference = /^(\w+)\/\$ref$/.exec(text)?.[1];
  if (reference !== undefined)
    return { navigation: reference, reference: true, options: readOptions(new Map(), aliases) };
  const [, navigation, inner] = /^(\w+)(?:\(([\s\S]*)\))?$/.exec(text) ?? [];
  if (navigation === undefined) throw badQuery(`Syntax error in $expand: '${text}'.`);
  const written = splitOutside(inner ?? "", ";");
  const options = new Map(
    written.map((part) => {
      const equals = part.indexOf("=");
      return [part.slice(0, equals).trim(), part.slice(equals + 1)];
    }),
  );
  const unfit = NOT_IN_EXPAND.find((name) => options.has(name));
  if (unfit !== undefined) throw notSupported(unfit);
  return { navigation, written, options: readOptions(options, aliases) };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d+$/.test(text))
    throw badQuery(
      `Invalid value '${text}' for ${name} query option found. The ${name} query option requires a non-negative integer value.`,
    );
  return Number(text);
}

const UNSUPPORTED: Readonly<Record<string, string>> = {
  $skip: "Skip Clause is not supported in CRM",
  $search: "Search Clause is not supported in CRM",
  $format: "The query option '$format' is not supported.",
};
/** Options that the service takes and this one does not. */
const NOT_IMPLEMENTED: ReadonlySet<string> = new Set(["$apply", "$deltatoken", "sql"]);
/** The system's own, and `tag`, a text for plug-ins. Source: Web API, "Add a shared variable". */
const KNOWN = new Set([
  "$select",
  "$expand",
  "$filter",
  "$orderby",
  "$top",
  "$count",
  "$skiptoken",
  "$id",
  "tag",
  ...STORED,
]);

/** An option that the resource does not take; in the service's own words, which name the option without quotes. */
function notSupported(option: string): WebApiError {
  return badQuery(`The query parameter ${option} is not supported`);
}

function readOptions(parts: ReadonlyMap<string, string>, aliases: Aliases): QueryOptions {
  for (const name of parts.keys()) {
    const refused = UNSUPPORTED[name];
    if (refused !== undefined) throw badQuery(refused);
    if (NOT_IMPLEMENTED.has(name)) throw notImplemented(`The query option ${name}`);
    // Option names are case-sensitive. One without its $ must not pass either: a filter that filters nothing would go
    // unseen.
    if (!KNOWN.has(name) && !name.startsWith("@")) throw notSupported(name);
  }
  const [select, filter, top, count, skipToken, id] = ["$select", "$filter", "$top", "$count", "$skiptoken", "$id"].map(
    (name) => parts.get(name),
  );
  if (count !== undefined && count !== "true" && count !== "false")
    throw badQuery(`Invalid value '${count}' for $count query option found.`);
  return {
    ...(select === undefined || select.trim() === "*" ? {} : { select: splitOutside(select, ",") }),
    expand: splitOutside(parts.get("$expand") ?? "", ",").map((part) => expandItem(part, aliases)),
    ...(filter === undefined ? {} : { filter: parseFilter(filter, aliases) }),
    orderBy: splitOutside(parts.get("$orderby") ?? "", ",").map(orderItem),
    ...(top === undefined ? {} : { top: wholeNumber("$top", top) }),
    count: count === "true",
    ...(skipToken === undefined ? {} : { skipToken }),
    ...(id === undefined ? {} : { id }),
    ...storedQuery(parts),
  };
}

/**
 * Reads a request's query options; `@name=value` pairs are parameter aliases for $filter and $orderby. Source: Web API,
 * "Compose HTTP requests", Use parameter aliases with system query options.
 * @throws WebApiError 400 for syntax, for options the Web API does not take and for queries over its limits, 501 for
 * what only the local platform lacks.
 */
export function readQueryOptions(parts: ReadonlyMap<string, string>): QueryOptions {
  const aliases = new Map(
    [...parts].flatMap(([name, value]) => (name.startsWith("@") ? [[name.slice(1), value]] : [])),
  );
  // In $expand they cannot be used; in a filter they stand for values, and are read with it.
  const orderBy = parts.get("$orderby")?.replace(/@(\w+)/g, (whole, name: string) => aliases.get(name) ?? whole);
  const options = readOptions(orderBy === undefined ? parts : new Map([...parts, ["$orderby", orderBy]]), aliases);
  checkQueryLimits(options);
  return options;
}
