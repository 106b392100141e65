import names from "./names.json";

const SETS: ReadonlySet<string> = new Set(names.sets);

/**
 * Messages that the document, of 2022, does not have yet. Source: Web API, bulk operations; Microsoft's Python client
 * (CreateEntities); Web API, preferred solution.
 */
const LATER = {
  unbound: ["CreateEntities", "GetPreferredSolution", "SetPreferredSolution"],
  collections: ["CreateMultiple", "UpdateMultiple", "UpsertMultiple", "DeleteMultiple"],
};

/** Tables that hold relationships of many to many, and have no set of this name. */
const INTERSECTS: ReadonlySet<string> = new Set(["teammembership", "systemuserroles", "teamroles", "queuemembership"]);

const OPERATIONS: ReadonlySet<string> = new Set([...names.functions, ...names.actions, ...LATER.unbound]);
const BOUND: Readonly<Record<string, readonly string[]>> = names.bound;
const PROPERTIES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(names.properties).map(([table, properties]) => [table, new Set(properties)]),
);

/**
 * Whether Dataverse has an entity set, function or action of this name, by the metadata document of an environment with
 * Customer Service. What it has and this platform has not is 501; what it has not either is misspelt.
 */
export function isPublished(name: string): boolean {
  return SETS.has(name) || OPERATIONS.has(name);
}

/**
 * Whether a function or action of this name, without namespace, is bound to a table's rows or to its set.
 * @param on whether it was asked of one row or of the set
 */
export function isPublishedOperation(table: string, name: string, on: "row" | "set"): boolean {
  if (on === "set" && LATER.collections.includes(name)) return true;
  const types = Object.hasOwn(BOUND, name) ? BOUND[name] : undefined;
  return types?.includes(on === "set" ? `Collection(${table})` : table) ?? false;
}

/** Whether Dataverse has a table of this logical name, as far as the name of its set tells: there is no other list. */
export function isPublishedTable(logicalName: string): boolean {
  const plurals = [`${logicalName}s`, `${logicalName}es`, `${logicalName.replace(/y$/, "ie")}s`, `${logicalName}set`];
  return INTERSECTS.has(logicalName) || plurals.some((set) => SETS.has(set));
}

/** Whether Dataverse's table has a property of this name beside those that stand here. */
export function isPublishedProperty(table: string, name: string): boolean {
  return PROPERTIES.get(table)?.has(name) ?? false;
}
