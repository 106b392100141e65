import { PUBLISHED, lineage, navigationOf, propertiesOf } from "../../metadata/published/types";
import type { JsonObject } from "../../model/payload";

/** One thing that metadata tells of: a table, a column, a relationship, a key, a choice. */
export interface Definition {
  /** Its entity type, the most derived one, such as `MemoAttributeMetadata`. */
  readonly type: string;
  /** What is known of it, by property name, `MetadataId` always. What else its type has is not known here: null. */
  readonly values: JsonObject & { readonly MetadataId: string };
  /** What its navigation properties lead to. */
  readonly related: Readonly<Record<string, () => Definition | readonly Definition[] | null>>;
}

/** Types of metadata that are documented as not to be cast to, although they are there. */
const NO_CAST = new Set(["EnumAttributeMetadata"]);

/** Whether a definition of one type is one of the other too. */
export function derivesFrom(type: string, other: string): boolean {
  return lineage(type).some(([name]) => name === other);
}

/** The type that a path segment casts definitions to; undefined when none of that name derives from theirs. */
export function castType(name: string, from: string): string | undefined {
  return !NO_CAST.has(name) && derivesFrom(name, from) ? name : undefined;
}

/** A type's name without what stands around it: `Collection(mscrm.Label)!` is Label. */
export function bareType(type: string): string {
  return type.replace(/^Collection\(|\)?!?$/g, "").replace("mscrm.", "");
}

/** What a property holds that nobody knows of: an empty label or collection where its type wants one, else null. */
export function unknownValue(type: string): unknown {
  if (type.startsWith("Collection(")) return [];
  return bareType(type) === "Label" ? { LocalizedLabels: [], UserLocalizedLabel: null } : null;
}

/** The value of a definition's property. */
export function valueOf(definition: Definition, property: string, type: string): unknown {
  return Object.hasOwn(definition.values, property) ? definition.values[property] : unknownValue(type);
}

/** Type of a property, or of what a complex one holds; undefined when there is none of that name. */
export function propertyType(type: string, property: string): string | undefined {
  const properties = Object.hasOwn(PUBLISHED.complex, type) ? PUBLISHED.complex[type]?.properties : propertiesOf(type);
  return properties !== undefined && Object.hasOwn(properties, property) ? properties[property] : undefined;
}

/** Type that a navigation property leads to, `Collection(...)` included; undefined when there is none of that name. */
export function navigationType(type: string, property: string): string | undefined {
  const navigation = navigationOf(type);
  return Object.hasOwn(navigation, property) ? navigation[property] : undefined;
}
