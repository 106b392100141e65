import { PUBLISHED } from "../../metadata/published/types";
import type { Schema, Table } from "../../metadata/schema";
import { namedGuid } from "../../model/namedGuid";
import type { JsonObject } from "../../model/payload";
import { columnDefinition } from "./columnDefinition";
import { isCustomColumn } from "./columnNames";
import type { Definition } from "./definition";
import { managed } from "./label";

/** A relationship between two of the tables that are here. */
interface Relationship {
  readonly schemaName: string;
  /** Table of the lookup column, and the column. */
  readonly referencing: Table;
  readonly column: string;
  readonly navigation: string;
  /** Logical name of the table that the column points at. */
  readonly referenced: string;
}

/** Relationships of many to many. Source: the metadata document; their tables are those of the memberships. */
const MANY_TO_MANY = [
  { schemaName: "queuemembership_association", intersect: "queuemembership", tables: ["systemuser", "queue"] },
  { schemaName: "teammembership_association", intersect: "teammembership", tables: ["systemuser", "team"] },
] as const;

/** Name of the relationship that a single-valued navigation property stands for. */
function nameOf(table: Table, navigation: string, leadsTo: Table | undefined): string | undefined {
  const published = PUBLISHED.relationships[table.logicalName]?.[navigation];
  if (published !== undefined) return published;
  const back = Object.entries(leadsTo?.many ?? {}).find(
    ([, other]) => other.table === table.logicalName && other.partner === navigation,
  );
  return back?.[0];
}

function relationshipsOf(schema: Schema, table: Table): readonly Relationship[] {
  return Object.entries(table.one).flatMap(([navigation, { table: referenced, column }]) => {
    const schemaName = nameOf(table, navigation, schema.tables.get(referenced));
    if (schemaName === undefined || column === undefined) return [];
    if (referenced !== "principal" && !schema.tables.has(referenced)) return [];
    return [{ schemaName, referencing: table, column, navigation, referenced }];
  });
}

function common(schemaName: string, type: string, isCustom: boolean): JsonObject & { readonly MetadataId: string } {
  return {
    MetadataId: namedGuid(`relationship ${schemaName}`),
    HasChanged: null,
    SchemaName: schemaName,
    RelationshipType: type,
    IsCustomRelationship: isCustom,
    IsManaged: true,
    IsCustomizable: managed(true, "iscustomizable"),
  };
}

function oneToMany(schema: Schema, relationship: Relationship): Definition {
  const { schemaName, referencing, column, navigation, referenced } = relationship;
  const lookup = referencing.columns[column];
  return {
    type: "OneToManyRelationshipMetadata",
    values: {
      ...common(schemaName, "OneToManyRelationship", isCustomColumn(referencing, column)),
      // An owner is a table of its own to metadata.
      ReferencedEntity: referenced === "principal" ? "owner" : referenced,
      ReferencedAttribute: referenced === "principal" ? "ownerid" : (schema.tables.get(referenced)?.key ?? null),
      ReferencedEntityNavigationPropertyName: schemaName,
      ReferencingEntity: referencing.logicalName,
      ReferencingAttribute: column,
      ReferencingEntityNavigationPropertyName: navigation,
    },
    related: { Lookup: () => (lookup === undefined ? null : columnDefinition(referencing, column, lookup)) },
  };
}

function manyToMany(schema: Schema): readonly Definition[] {
  return MANY_TO_MANY.map(({ schemaName, intersect, tables: [first, second] }) => ({
    type: "ManyToManyRelationshipMetadata",
    values: {
      ...common(schemaName, "ManyToManyRelationship", false),
      IntersectEntityName: intersect,
      Entity1LogicalName: first,
      Entity1IntersectAttribute: schema.tables.get(first)?.key ?? null,
      Entity1NavigationPropertyName: schemaName,
      Entity2LogicalName: second,
      Entity2IntersectAttribute: schema.tables.get(second)?.key ?? null,
      Entity2NavigationPropertyName: schemaName,
    },
    related: {},
  }));
}

/** All relationships between the tables of an environment. */
export function relationshipDefinitions(schema: Schema): readonly Definition[] {
  return [
    ...[...schema.tables.values()].flatMap((table) =>
      relationshipsOf(schema, table).map((relationship) => oneToMany(schema, relationship)),
    ),
    ...manyToMany(schema),
  ];
}
