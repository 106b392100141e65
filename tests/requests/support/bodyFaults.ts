import type { BodyObject, BodyShape } from "../../../LocalPlatform/dataverse/http/requestRecord";
import type { Csdl, EntityType } from "./csdl";

/** What JSON writes a type as. Numbers that JSON cannot hold exactly are written as they are (IEEE754Compatible=false). */
const WRITTEN: Readonly<Record<string, string>> = {
  "Edm.String": "string",
  "Edm.Guid": "string",
  "Edm.DateTimeOffset": "string",
  "Edm.Date": "string",
  "Edm.Binary": "string",
  "Edm.Boolean": "boolean",
  "Edm.Int32": "number",
  "Edm.Int64": "number",
  "Edm.Decimal": "number",
  "Edm.Double": "number",
};

function isObject(shape: BodyShape | { readonly bind: string }): shape is BodyObject {
  return typeof shape === "object" && !Array.isArray(shape);
}

function bindFaults(csdl: Csdl, type: EntityType, name: string, given: unknown): readonly string[] {
  const navigation = type.navigations.get(name);
  if (navigation === undefined) return [`${type.name} has no navigation property ${name} to bind`];
  const bind = typeof given === "object" && given !== null && "bind" in given ? String(given.bind) : undefined;
  if (bind === undefined) return [];
  const set = /(?:^|\/)(\w+)\(/.exec(bind)?.[1] ?? "";
  const target = csdl.sets.get(set);
  if (target === undefined) return [`${name} is bound to '${set}', which is no entity set of the document`];
  // `principal` is what users and teams have in common, `crmbaseentity` what all have.
  const fits =
    target === navigation.target ||
    navigation.target === "crmbaseentity" ||
    (navigation.target === "principal" && ["systemuser", "team"].includes(target));
  return fits ? [] : [`${type.name}.${name} leads to ${navigation.target}, not to ${target}`];
}

function propertyFaults(csdl: Csdl, type: EntityType, name: string, shape: BodyShape): readonly string[] {
  const navigation = type.navigations.get(name);
  if (navigation !== undefined) {
    const target = csdl.types.get(navigation.target);
    const rows = Array.isArray(shape) ? (shape as readonly BodyShape[]) : [shape];
    return target === undefined ? [] : rows.flatMap((row) => (isObject(row) ? rowFaults(csdl, target, row) : []));
  }
  const edm = type.properties.get(name);
  if (edm === undefined) return [`${type.name} has no property ${name} to write`];
  if (/^_.*_value$/.test(name)) return [`${type.name}.${name} is how a lookup is read, not written`];
  const written = WRITTEN[edm];
  return shape === "null" || written === undefined || shape === written
    ? []
    : [`${type.name}.${name} is ${edm}, written as ${JSON.stringify(shape)}`];
}

/** What is wrong with a row that a body writes, by the metadata document; empty where nothing is. */
export function rowFaults(csdl: Csdl, type: EntityType, row: BodyObject): readonly string[] {
  return Object.entries(row).flatMap(([name, given]) => {
    if (name.endsWith("@odata.bind")) return bindFaults(csdl, type, name.slice(0, -"@odata.bind".length), given);
    if (name.includes("@")) return [];
    return isObject(given) && "bind" in given ? [] : propertyFaults(csdl, type, name, given as BodyShape);
  });
}

/** What is wrong with the parameters that a body hands an action. */
export function parameterFaults(csdl: Csdl, action: string, body: BodyShape | undefined): readonly string[] {
  const known = csdl.operations.get(action)?.parameters;
  if (known === undefined || body === undefined || !isObject(body)) return [];
  return Object.entries(body).flatMap(([name, given]) => {
    const type = known.get(name);
    if (type === undefined) return [`${action} has no parameter ${name}`];
    const row = csdl.types.get(type.replace("mscrm.", ""));
    // Of `crmbaseentity` only the body says which table it is of.
    return row === undefined || row.name === "crmbaseentity" || !isObject(given) ? [] : rowFaults(csdl, row, given);
  });
}
