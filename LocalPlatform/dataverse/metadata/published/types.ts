import { z } from "zod";
import published from "./types.json";

const structured = z.strictObject({
  base: z.string().optional(),
  /** Type by name, with a `!` behind it where null cannot stand. */
  properties: z.record(z.string(), z.string()),
  navigation: z.record(z.string(), z.string()),
});

const enumeration = z.strictObject({ flags: z.boolean(), members: z.record(z.string(), z.number().int()) });

const operation = z.strictObject({
  kind: z.enum(["Action", "Function"]),
  bound: z.boolean(),
  /** Type by name; a bound operation's first one is what it is bound to. */
  parameters: z.record(z.string(), z.string()),
  returns: z.string().optional(),
});

/** An entity type or a complex type. */
export type StructuredType = z.infer<typeof structured>;
export type EnumType = z.infer<typeof enumeration>;
export type Operation = z.infer<typeof operation>;

/** What Dataverse's own metadata document says of metadata, of operations and of relationships, by name. */
export const PUBLISHED = z
  .strictObject({
    entity: z.record(z.string(), structured),
    complex: z.record(z.string(), structured),
    enum: z.record(z.string(), enumeration),
    operations: z.record(z.string(), operation),
    /** By table and single-valued navigation property: the name of the relationship. */
    relationships: z.record(z.string(), z.record(z.string(), z.string())),
  })
  .parse(published);

/** An entity type of metadata with the types that it derives from, the most general one last. */
export function lineage(name: string): readonly (readonly [string, StructuredType])[] {
  const type = PUBLISHED.entity[name];
  return type === undefined ? [] : [[name, type], ...lineage(type.base ?? "")];
}

const properties = new Map<string, Readonly<Record<string, string>>>();
const navigations = new Map<string, Readonly<Record<string, string>>>();

/** All properties of an entity type of metadata, its own and those that it inherits: type by name. */
export function propertiesOf(name: string): Readonly<Record<string, string>> {
  return inherited(name, properties, ([, type]) => type.properties);
}

/** All navigation properties of an entity type of metadata: type by name. */
export function navigationOf(name: string): Readonly<Record<string, string>> {
  return inherited(name, navigations, ([, type]) => type.navigation);
}

/** Asked of each column for each of its properties: put together once. */
function inherited(
  name: string,
  known: Map<string, Readonly<Record<string, string>>>,
  own: (ancestor: ReturnType<typeof lineage>[number]) => Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const all = known.get(name) ?? (Object.assign({}, ...lineage(name).map(own)) as Record<string, string>);
  // Names come from requests, too: what there is not must not pile up.
  if (Object.hasOwn(PUBLISHED.entity, name)) known.set(name, all);
  return all;
}
