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
  /** Navigation property of that table, where it is not called like the relationship. */
  readonly back?: string;
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
  return back?.[1].relationship ?? back?.[0];
}

function relationshipsOf(schema: Schema, table: Table): readonly Relationship[] {
  return Object.entries(table.one).flatMap(([navigation, { table: referenced, column }]) => {
    const schemaName = nameOf(table, navigation, schema.tables.get(referenced));
    if (schemaName === undefined || column === undefined) return [];
    if (referenced !== "principal" && !schema.tables.has(referenced)) return [];
    const back = Object.entries(schema.tables.get(referenced)?.many ?? {}).find(
      ([, other]) => other.relationship === schemaName,
    )?.[0];
    return [
      { schemaName, referencing: table, column, navigation, referenced, ...(back === undefined ? {} : { back }) },
    ];
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
      ReferencedEntityNavigationPropertyName: relationship.back ?? schemaName,
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

/** Relationships of many to many that have been added. */
function addedManyToMany(schema: Schema): readonly Definition[] {
  return [...schema.tables.values()].flatMap((first) =>
    Object.entries(first.many).flatMap(([navigation, { table, partner, relationship, intersect }]) => {
      const second = schema.tables.get(table);
      // Each is told of at both its tables.
      if (relationship === undefined || second?.many[partner]?.relationship !== relationship) return [];
      if (first.logicalName > second.logicalName) return [];
      const values = {
        ...common(relationship, "ManyToManyRelationship", true),
        IntersectEntityName: intersect ?? relationship.toLowerCase(),
        Entity1LogicalName: first.logicalName,
        Entity1IntersectAttribute: first.key,
        Entity1NavigationPropertyName: navigation,
        Entity2LogicalName: second.logicalName,
        Entity2IntersectAttribute: second.key,
        Entity2NavigationPropertyName: partner,
      };
      return [{ type: "ManyToManyRelationshipMetadata", values, related: {} }];
    }),
  );
}

/** All relationships between the tables of an environment. */
export function relationshipDefinitions(schema: Schema): readonly Definition[] {
  return [
    ...[...schema.tables.values()].flatMap((table) =>
      relationshipsOf(schema, table).map((relationship) => oneToMany(schema, relationship)),
    ),
    ...manyToMany(schema),
    ...addedManyToMany(schema),
  ];
}
