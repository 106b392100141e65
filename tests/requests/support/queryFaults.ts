import type { Csdl, EntityType } from "./csdl";

/** Words of a filter that are no property. */
const WORDS = new Set([
  ...["and", "or", "not", "eq", "ne", "gt", "ge", "lt", "le", "null", "true", "false"],
  ...["contains", "startswith", "endswith", "any", "all", "asc", "desc"],
]);

/** Options that a row or a list takes. Source: Web API, Query data, and Retrieve and execute predefined queries; `tag` is kept for the caller's own. */
const OPTIONS = new Set([
  "$select",
  "$filter",
  "$orderby",
  "$expand",
  "$top",
  "$count",
  "$skiptoken",
  "fetchXml",
  "savedQuery",
  "tag",
]);

/** Parts of a text at a separator that stands in no parentheses and no quotes. */
export function partsOf(text: string, separator: string): string[] {
  const parts: string[] = [""];
  let depth = 0;
  let quoted = false;
  for (const character of text) {
    if (character === "'") quoted = !quoted;
    if (!quoted && character === "(") depth += 1;
    if (!quoted && character === ")") depth -= 1;
    if (!quoted && depth === 0 && character === separator) parts.push("");
    else parts[parts.length - 1] = `${parts[parts.length - 1] ?? ""}${character}`;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

function targetOf(csdl: Csdl, type: EntityType, name: string): EntityType | undefined {
  return csdl.types.get(type.navigations.get(name)?.target ?? "");
}

/** What is wrong with a path such as `primarycontactid/fullname`, where `variables` stand for the rows of an `any`. */
function pathFaults(
  csdl: Csdl,
  type: EntityType,
  path: string,
  variables: ReadonlyMap<string, EntityType>,
): readonly string[] {
  const [first = "", ...rest] = path.split("/");
  const variable = variables.get(first);
  if (variable !== undefined) return rest.length === 0 ? [] : pathFaults(csdl, variable, rest.join("/"), variables);
  if (rest.length === 0) {
    const known = type.properties.has(first) || type.navigations.has(first);
    return known ? [] : [`${type.name} has no property ${first}`];
  }
  if (rest[0] === "any" || rest[0] === "all" || rest[0] === "$count")
    return type.navigations.get(first)?.many === true ? [] : [`${type.name} has no collection ${first}`];
  const target = targetOf(csdl, type, first);
  return target === undefined
    ? [`${type.name} has no navigation property ${first} to a table of the document`]
    : pathFaults(csdl, target, rest.join("/"), variables);
}

function functionFaults(csdl: Csdl, type: EntityType, name: string, given: string): readonly string[] {
  const known = csdl.operations.get(name);
  if (known === undefined) return [`the document names no function ${name}`];
  const property = /PropertyName='([^']*)'/.exec(given)?.[1];
  const asked = property === undefined || type.properties.has(property);
  return asked ? [] : [`${name}: ${type.name} has no property ${property}`];
}

function filterFaults(csdl: Csdl, type: EntityType, filter: string): readonly string[] {
  const faults: string[] = [];
  const called = filter.replaceAll(
    /Microsoft\.Dynamics\.CRM\.(\w+)\(((?:[^()'"]|'(?:[^']|'')*'|"(?:[^"\\]|\\.)*")*)\)/g,
    (_all, name: string, given: string) => {
      faults.push(...functionFaults(csdl, type, name, given));
      return " ";
    },
  );
  const variables = new Map<string, EntityType>();
  for (const [, path = "", variable = ""] of called.matchAll(/(\w+)\/(?:any|all)\((\w+):/g)) {
    const target = targetOf(csdl, type, path);
    if (target !== undefined) variables.set(variable, target);
  }
  const names = called
    .replaceAll(/'(?:[^']|'')*'/g, " ")
    .replaceAll(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, " ")
    .replaceAll(/\b\d[\w.:+-]*/g, " ")
    .matchAll(/[A-Za-z_][\w/]*/g);
  for (const [name] of names) if (!WORDS.has(name)) faults.push(...pathFaults(csdl, type, name, variables));
  return faults;
}

function expandFaults(csdl: Csdl, type: EntityType, item: string): readonly string[] {
  const [, name = "", inner = ""] = /^([\w.]+)(?:\/\$ref)?(?:\((.*)\))?$/s.exec(item) ?? [];
  const target = targetOf(csdl, type, name);
  if (target === undefined) return [`${type.name} has no navigation property '${name}' to expand`];
  return partsOf(inner, ";").flatMap((option) => {
    const at = option.indexOf("=");
    return optionFaults(csdl, target, option.slice(0, at), option.slice(at + 1));
  });
}

/** What is wrong with one query option by the metadata document; empty where nothing is. */
export function optionFaults(csdl: Csdl, type: EntityType, option: string, value: string): readonly string[] {
  switch (option) {
    case "$select":
      return partsOf(value, ",").flatMap((path) => pathFaults(csdl, type, path, new Map()));
    case "$orderby":
      return partsOf(value, ",").flatMap((order) => pathFaults(csdl, type, order.split(" ")[0] ?? "", new Map()));
    case "$filter":
      return filterFaults(csdl, type, value);
    case "$expand":
      return partsOf(value, ",").flatMap((item) => expandFaults(csdl, type, item));
    default:
      return OPTIONS.has(option) ? [] : [`${option} is no query option`];
  }
}
