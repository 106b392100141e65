import { addBrought, type Brought } from "./broughtTables";
import { COLUMN_DEFAULTS } from "./columnDefaults";
import { numberRange } from "./numberRanges";
import { PUBLISHED } from "./published/types";
import { SOLUTION_TABLES } from "./publishedTables";
import phoneCalls from "./phoneCalls.json";
import published from "./schema.json";
import solutionTables from "./solutionTables.json";
import tasks from "./tasks.json";
import { columnsOfReference, schemaFile, type Column, type TableDefinition } from "./schemaShape";

/** A column as a row carries it: under its own name, or as `_name_value` for a lookup. */
export interface Property {
  readonly property: string;
  readonly column: string;
  readonly lookup: boolean;
  readonly definition: Column;
}

/** A table with its properties at hand. */
export interface Table extends Omit<TableDefinition, "columns" | "keys"> {
  readonly logicalName: string;
  /** Alternate keys: columns by name. They alone can be defined and removed while the environment runs. */
  readonly keys: Record<string, readonly string[]>;
  readonly columns: Readonly<Record<string, Column>>;
  /** By the name a row carries. */
  readonly properties: ReadonlyMap<string, Property>;
}

/** All tables of one environment. */
export interface Schema {
  readonly tables: ReadonlyMap<string, Table>;
  readonly bySet: ReadonlyMap<string, Table>;
}

/** Alternate keys by table, and by name: the columns of each. */
export type AlternateKeys = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const LOOKUPS: ReadonlySet<string> = new Set(["Lookup", "Customer", "Owner"]);

/** Name of a column in a row: lookups are read and filtered as `_name_value`. */
function propertyOf(column: string, definition: Column): string {
  return LOOKUPS.has(definition.type) ? `_${column}_value` : column;
}

/** A column with what the published metadata leaves out: what a new row holds in it, and the numbers that it takes. */
function completed(logicalName: string, name: string, column: Column): Column {
  const atFirst =
    column.default ?? COLUMN_DEFAULTS[logicalName]?.[name] ?? (column.type === "Boolean" ? false : undefined);
  const range = column.range ?? numberRange(name, column);
  return {
    ...column,
    ...(atFirst === undefined ? {} : { default: atFirst }),
    ...(range === undefined ? {} : { range }),
  };
}

function tableOf(logicalName: string, definition: TableDefinition): Table {
  const columns = Object.fromEntries(
    Object.entries(definition.columns).map(([name, column]) => [name, completed(logicalName, name, column)]),
  );
  return {
    ...definition,
    keys: { ...definition.keys },
    logicalName,
    columns,
    properties: new Map(
      Object.entries(columns).map(([column, told]) => {
        const property = propertyOf(column, told);
        return [property, { property, column, lookup: property !== column, definition: told }];
      }),
    ),
  };
}

/**
 * Adds what Microsoft's table reference says of phone calls and their parties: lengths, options and when each column may
 * be written stand in no other file, and the metadata document names no lookup column for their own navigation
 * properties.
 */
function describePhoneCalls(definitions: Record<string, TableDefinition>): void {
  for (const [name, { columns, one }] of Object.entries(columnsOfReference.parse(phoneCalls))) {
    const table = definitions[name];
    if (table === undefined) throw new Error(`schema.json lacks ${name}: write it anew with generateSchema.ts`);
    for (const [column, told] of Object.entries(columns)) {
      const published = table.columns[column];
      if (published === undefined) throw new Error(`phoneCalls.json: ${name} has no column ${column}`);
      table.columns[column] = { ...published, ...told };
    }
    for (const [navigation, column] of Object.entries(one)) {
      const single = table.one[navigation];
      if (single === undefined) throw new Error(`phoneCalls.json: ${name} has no navigation property ${navigation}`);
      table.one[navigation] = { ...single, column };
    }
  }
}

/**
 * The other side of what the tables for solutions lead to: the metadata document that schema.json is made of lacks it.
 */
function addOtherSides(definitions: Record<string, TableDefinition>): void {
  for (const table of Object.keys(SOLUTION_TABLES)) {
    const { one, many } = definitions[table] ?? { one: {}, many: {} };
    for (const [navigation, { table: leadsTo }] of Object.entries(one)) {
      const partner = PUBLISHED.relationships[table]?.[navigation];
      const target = definitions[leadsTo];
      if (partner !== undefined && target !== undefined) target.many[partner] ??= { table, partner: navigation };
    }
    for (const [navigation, { table: leadsTo, partner }] of Object.entries(many)) {
      const target = definitions[leadsTo];
      if (target !== undefined && target.one[partner] === undefined)
        target.many[partner] ??= { table, partner: navigation };
    }
  }
}

function readShipped(): Readonly<Record<string, TableDefinition>> {
  const definitions = schemaFile.parse({ ...published, ...solutionTables, ...tasks });
  describePhoneCalls(definitions);
  addOtherSides(definitions);
  const { incident, systemuser } = definitions;
  if (incident === undefined || systemuser?.columns.isdisabled === undefined)
    throw new Error("schema.json lacks incident or systemuser: write it anew with generateSchema.ts");
  // tasks.json is Microsoft's table reference of task, since the metadata document that schema.json is made of lacks it.
  for (const navigation of Object.keys(definitions.task?.one ?? {})) {
    const [, target = ""] = /^regardingobjectid_(\w+)_task$/.exec(navigation) ?? [];
    const collection = PUBLISHED.relationships.task?.[navigation];
    const table = definitions[target];
    if (table !== undefined && collection !== undefined)
      table.many[collection] = { table: "task", partner: navigation };
  }
  // Published metadata of 2015 calls it read only; since then an update of this column is how users are disabled and
  // enabled.
  systemuser.columns.isdisabled = { ...systemuser.columns.isdisabled, write: "update only" };
  return definitions;
}

let shippedTables: Readonly<Record<string, TableDefinition>> | undefined;

/** What Microsoft ships. Read once: no environment changes it. */
function shipped(): Readonly<Record<string, TableDefinition>> {
  return (shippedTables ??= readShipped());
}

const completedTables = new WeakMap<TableDefinition, Table>();

/** A table of an environment's own, in which keys can be defined; made of its definition once. */
function tableFor(logicalName: string, definition: TableDefinition): Table {
  let table = completedTables.get(definition);
  if (table === undefined) completedTables.set(definition, (table = tableOf(logicalName, definition)));
  return { ...table, keys: { ...definition.keys } };
}

/**
 * The tables of an environment.
 * @param options.descriptionMaxLength what an admin has set for incident.description; 2,000 as shipped.
 * @param options.addedColumns what a customiser has added to incident.
 * @param options.alternateKeys what a customiser has defined: columns by the name of the key, by table.
 * @param options.brought what solutions bring or change
 */
export function environmentSchema(
  options: {
    readonly descriptionMaxLength?: number;
    readonly addedColumns?: Readonly<Record<string, Column>>;
    readonly alternateKeys?: AlternateKeys;
    readonly brought?: Brought;
  } = {},
): Schema {
  const definitions: Record<string, TableDefinition> = { ...shipped() };
  if (options.brought !== undefined) addBrought(definitions, options.brought);
  const { incident } = definitions;
  if (incident !== undefined) {
    const columns = { ...incident.columns, ...options.addedColumns };
    if (columns.description !== undefined && options.descriptionMaxLength !== undefined)
      columns.description = { ...columns.description, maxLength: options.descriptionMaxLength };
    definitions.incident = { ...incident, columns };
  }

  for (const [name, keys] of Object.entries(options.alternateKeys ?? {})) {
    const definition = definitions[name];
    const column = Object.values(keys)
      .flat()
      .find((one) => definition?.columns[one] === undefined);
    if (definition === undefined || column !== undefined)
      throw new Error(`An alternate key of '${name}' is of a column that is not there: ${column ?? "no such table"}.`);
    const copied = Object.fromEntries(Object.entries(keys).map(([key, columns]) => [key, [...columns]]));
    definitions[name] = { ...definition, keys: { ...definition.keys, ...copied } };
  }
  const tables = new Map(Object.entries(definitions).map(([name, definition]) => [name, tableFor(name, definition)]));
  return { tables, bySet: new Map([...tables.values()].map((table) => [table.set, table])) };
}
