import { child, children, childText, type XmlElement } from "../../../../Solution/xml";
import type { BroughtRelationship, OwnTable } from "../../metadata/broughtTables";
import { labelOf } from "./componentRows";

/** Numbers of tables that no one has shipped begin here. Source: Microsoft's list of object type codes. */
const FIRST_CODE = 10_000;

/** The same number for the same name; an environment gives the next that is free. */
function codeOf(logicalName: string): number {
  return FIRST_CODE + Buffer.from(logicalName).reduce((sum, byte) => (sum * 31 + byte) % 20_011, 7);
}

/** The table that an `Entity` record makes; undefined where it stands on a table of another's. */
export function ownTable(entity: XmlElement): OwnTable | undefined {
  const shape = child(child(entity, "EntityInfo"), "entity");
  const records = children(child(shape, "attributes"), "attribute");
  const nameOf = (record: XmlElement | undefined): string => childText(record, "LogicalName").toLowerCase();
  const key = records.find((record) => childText(record, "Type").toLowerCase() === "primarykey");
  const schemaName = childText(entity, "Name");
  if (key === undefined || childText(shape, "EntitySetName") === "") return undefined;
  const primary = records.find((record) => childText(record, "DisplayMask").split("|").includes("PrimaryName"));
  return {
    set: childText(shape, "EntitySetName").toLowerCase(),
    key: nameOf(key),
    name: nameOf(primary ?? key),
    code: codeOf(schemaName.toLowerCase()),
    label: labelOf(shape, "LocalizedNames", "LocalizedName") ?? schemaName,
    plural: labelOf(shape, "LocalizedCollectionNames", "LocalizedCollectionName") ?? schemaName,
    schemaName,
    ownership: childText(shape, "OwnershipTypeMask") === "OrgOwned" ? "OrganizationOwned" : "UserOwned",
  };
}

/** The navigation property of one side, where the record names it. */
function navigationOf(record: XmlElement, side: string, value: string): string | undefined {
  const roles = children(child(record, "EntityRelationshipRoles"), "EntityRelationshipRole");
  const role = roles.find((one) => childText(one, side) === value);
  return childText(role, "NavigationPropertyName") || undefined;
}

/** What an `EntityRelationship` record relates. */
export function relationshipOf(record: XmlElement): BroughtRelationship {
  const name = record.attributes.Name ?? "";
  const lower = (part: string): string => childText(record, part).toLowerCase();
  if (childText(record, "EntityRelationshipType") === "ManyToMany")
    return {
      kind: "ManyToMany",
      name,
      tables: [lower("FirstEntityName"), lower("SecondEntityName")],
      navigation: [
        navigationOf(record, "AssociationRoleOrdinal", "1") ?? name,
        navigationOf(record, "AssociationRoleOrdinal", "2") ?? name,
      ],
    };
  const column = lower("ReferencingAttributeName");
  return {
    kind: "OneToMany",
    name,
    referencing: lower("ReferencingEntityName"),
    referenced: lower("ReferencedEntityName"),
    column,
    one: navigationOf(record, "RelationshipRoleType", "1") ?? column,
    many: navigationOf(record, "RelationshipRoleType", "0") ?? name,
  };
}
