import { PUBLISHED } from "../../metadata/published/types";
import type { Property, Schema, Table } from "../../metadata/schema";
import { element, type CsdlElement } from "./csdlElement";

/** Users and teams are owners, calls and tasks activities: they have the key of what they derive from. */
const BASES: Readonly<Record<string, { readonly name: string; readonly key: string }>> = {
  ...Object.fromEntries(
    ["systemuser", "team", "principal"].map((table) => [table, { name: "principal", key: "ownerid" }]),
  ),
  ...Object.fromEntries(["phonecall", "task"].map((table) => [table, { name: "activitypointer", key: "activityid" }])),
};

function key(name: string): CsdlElement {
  return element("Key", {}, [element("PropertyRef", { Name: name })]);
}

/** A property of a type by name; texts are not Unicode ones, as the service says of all. */
export function property(name: string, type: string): CsdlElement {
  return element("Property", {
    Name: name,
    Type: type.replace("!", ""),
    Nullable: type.endsWith("!") ? "false" : undefined,
    Unicode: type.includes("Edm.String") ? "false" : undefined,
  });
}

function columnElement(name: string, { definition }: Property): CsdlElement {
  return property(name, definition.edm);
}

function leadsSomewhere(schema: Schema, table: string): boolean {
  return table === "principal" || schema.tables.has(table);
}

/** The other end of a single-valued navigation property, where it is here too. */
function partner(schema: Schema, table: Table, navigation: string, leadsTo: string): string | undefined {
  const name = PUBLISHED.relationships[table.logicalName]?.[navigation];
  return name !== undefined && schema.tables.get(leadsTo)?.many[name] !== undefined ? name : undefined;
}

function singleValued(schema: Schema, table: Table): readonly CsdlElement[] {
  return Object.entries(table.one)
    .filter(([, { table: leadsTo }]) => leadsSomewhere(schema, leadsTo))
    .map(([name, { table: leadsTo, column }]) => {
      const constraint = element("ReferentialConstraint", {
        Property: `_${column ?? ""}_value`,
        ReferencedProperty: BASES[leadsTo]?.key ?? schema.tables.get(leadsTo)?.key ?? "",
      });
      const attributes = {
        Name: name,
        Type: `mscrm.${leadsTo}`,
        Nullable: "false",
        Partner: partner(schema, table, name, leadsTo),
      };
      return element("NavigationProperty", attributes, column === undefined ? [] : [constraint]);
    });
}

function collectionValued(schema: Schema, table: Table): readonly CsdlElement[] {
  return Object.entries(table.many)
    .filter(([, { table: leadsTo }]) => leadsSomewhere(schema, leadsTo))
    .map(([name, { table: leadsTo, partner: back }]) => {
      const other = schema.tables.get(leadsTo);
      const way = other?.one[back] ?? other?.many[back];
      return element("NavigationProperty", {
        Name: name,
        Type: `Collection(mscrm.${leadsTo})`,
        Partner: way !== undefined && leadsSomewhere(schema, way.table) ? back : undefined,
      });
    });
}

/** Alternate keys, as the annotation of OData's community tells them. */
function alternateKeys({ keys }: Table): readonly CsdlElement[] {
  const all = Object.values(keys).map((columns) => {
    const references = columns.map((column) =>
      element("Record", { Type: "Keys.PropertyRef" }, [
        element("PropertyValue", { Property: "Alias", String: column }),
        element("PropertyValue", { Property: "Name", PropertyPath: column }),
      ]),
    );
    const collection = element("Collection", {}, references);
    return element("Record", { Type: "Keys.AlternateKey" }, [
      element("PropertyValue", { Property: "Key" }, [collection]),
    ]);
  });
  return all.length === 0
    ? []
    : [element("Annotation", { Term: "Keys.AlternateKeys" }, [element("Collection", {}, all)])];
}

/** The entity type of a table: its columns, and its navigation properties to tables that are here. */
export function tableType(schema: Schema, table: Table): CsdlElement {
  const base = BASES[table.logicalName];
  const attributes = { Name: table.logicalName, BaseType: `mscrm.${base?.name ?? "crmbaseentity"}` };
  return element("EntityType", attributes, [
    ...(base === undefined ? [key(table.key)] : []),
    ...[...table.properties].filter(([name]) => name !== base?.key).map(([name, told]) => columnElement(name, told)),
    ...singleValued(schema, table),
    ...collectionValued(schema, table),
    ...alternateKeys(table),
  ]);
}

/** Types that tables derive from. */
export function baseTypes(): readonly CsdlElement[] {
  return [
    element("EntityType", { Name: "crmbaseentity", Abstract: "true" }),
    element("EntityType", { Name: "expando", BaseType: "mscrm.crmbaseentity", OpenType: "true" }),
    element("EntityType", { Name: "crmmodelbaseentity", Abstract: "true" }),
    ...[...new Map(Object.values(BASES).map((base) => [base.name, base.key]))].map(([name, keyName]) =>
      element("EntityType", { Name: name, BaseType: "mscrm.crmbaseentity" }, [
        key(keyName),
        property(keyName, "Edm.Guid"),
      ]),
    ),
  ];
}

/** The entity set of a table, and which sets its navigation properties lead to. */
export function tableSet(schema: Schema, table: Table): CsdlElement {
  const bindings = [...Object.entries(table.one), ...Object.entries(table.many)].flatMap(
    ([name, { table: leadsTo }]) => {
      const set = schema.tables.get(leadsTo)?.set;
      return set === undefined ? [] : [element("NavigationPropertyBinding", { Path: name, Target: set })];
    },
  );
  return element("EntitySet", { Name: table.set, EntityType: `Microsoft.Dynamics.CRM.${table.logicalName}` }, bindings);
}
