import type { Column, TableDefinition } from "./schemaShape";

/** A table of a solution's own, without its columns and relationships. */
export type OwnTable = Required<
  Pick<TableDefinition, "set" | "key" | "name" | "code" | "label" | "schemaName" | "plural" | "ownership">
>;

/** A relationship that a solution brings, tables by logical names. */
export type BroughtRelationship =
  | {
      readonly kind: "OneToMany";
      readonly name: string;
      readonly referencing: string;
      /** `owner` where it is a user or a team. */
      readonly referenced: string;
      readonly column: string;
      /** Navigation properties of the two sides. */
      readonly one: string;
      readonly many: string;
    }
  | {
      readonly kind: "ManyToMany";
      readonly name: string;
      readonly tables: readonly [string, string];
      readonly navigation: readonly [string, string];
      /** Name of the table of its links; absent = not told. */
      readonly intersect?: string;
    };

/** What requests that write metadata have made, without any solution. */
export interface Customization {
  readonly columns: Brought["columns"];
  readonly relationships: readonly BroughtRelationship[];
}

/** What solutions bring to the tables of an environment. */
export interface Brought {
  readonly tables: Readonly<Record<string, OwnTable>>;
  /** By table and logical name; those that stand are layers on columns of others. */
  readonly columns: Readonly<Record<string, Readonly<Record<string, Column>>>>;
  readonly relationships: readonly BroughtRelationship[];
  /** Alternate keys of tables: columns by name. */
  readonly keys: readonly (readonly [table: string, keys: Readonly<Record<string, readonly string[]>>])[];
}

/** What every table has that no solution tells of. */
const OF_EVERY_TABLE: Readonly<Record<string, Column>> = {
  versionnumber: { type: "BigInt", edm: "Edm.Int64", required: "None", write: "read only" },
};

/** A layer on a column changes what can be changed there: a text's length, and which options there are. */
function layered(standing: Column | undefined, layer: Column): Column {
  if (standing === undefined) return layer;
  const more =
    layer.options?.filter(({ value }) => standing.options?.some((one) => one.value === value) !== true) ?? [];
  return {
    ...standing,
    ...(layer.maxLength === undefined ? {} : { maxLength: layer.maxLength }),
    ...(more.length === 0 ? {} : { options: [...(standing.options ?? []), ...more] }),
  };
}

/** Adds what solutions bring. Definitions that change are replaced, never written to: others share them. */
export function addBrought(
  definitions: Record<string, TableDefinition>,
  { tables, columns, relationships, keys }: Brought,
): void {
  for (const [name, own] of Object.entries(tables))
    definitions[name] ??= { ...own, columns: { ...OF_EVERY_TABLE }, one: {}, many: {} };
  for (const [name, brought] of Object.entries(columns)) {
    const standing = definitions[name];
    // What a solution needs it keeps from going; nothing is left to add to a table that goes all the same.
    if (standing === undefined) continue;
    const layers = Object.fromEntries(
      Object.entries(brought).map(([column, layer]) => [column, layered(standing.columns[column], layer)] as const),
    );
    definitions[name] = { ...standing, columns: { ...standing.columns, ...layers } };
  }
  for (const [name, brought] of keys) {
    const standing = definitions[name];
    if (standing === undefined) continue;
    const kept = Object.entries(brought).filter(([, parts]) =>
      parts.every((one) => standing.columns[one] !== undefined),
    );
    const copied = Object.fromEntries(kept.map(([key, parts]) => [key, [...parts]]));
    definitions[name] = { ...standing, keys: { ...standing.keys, ...copied } };
  }
  for (const relationship of relationships) {
    if (relationship.kind === "OneToMany") relateOne(definitions, relationship);
    else relateMany(definitions, relationship);
  }
}

type Of<Kind extends BroughtRelationship["kind"]> = Extract<BroughtRelationship, { kind: Kind }>;

function relateOne(definitions: Record<string, TableDefinition>, relationship: Of<"OneToMany">): void {
  const { name, referencing, referenced, column, one, many } = relationship;
  const from = definitions[referencing];
  if (from?.columns[column] === undefined) return;
  const table = referenced === "owner" ? "principal" : referenced;
  definitions[referencing] = { ...from, one: { ...from.one, [one]: { table, column } } };
  const to = definitions[referenced];
  if (to !== undefined)
    definitions[referenced] = {
      ...to,
      many: { ...to.many, [many]: { table: referencing, partner: one, relationship: name } },
    };
}

function relateMany(
  definitions: Record<string, TableDefinition>,
  { name, intersect, tables, navigation }: Of<"ManyToMany">,
): void {
  const [first, second] = [definitions[tables[0]], definitions[tables[1]]];
  // Of a table with itself the two sides have one name, and nothing here tells them apart.
  if (first === undefined || second === undefined || tables[0] === tables[1]) return;
  const told = { relationship: name, ...(intersect === undefined ? {} : { intersect }) };
  definitions[tables[0]] = {
    ...first,
    many: { ...first.many, [navigation[0]]: { table: tables[1], partner: navigation[1], ...told } },
  };
  definitions[tables[1]] = {
    ...second,
    many: { ...second.many, [navigation[1]]: { table: tables[0], partner: navigation[0], ...told } },
  };
}
