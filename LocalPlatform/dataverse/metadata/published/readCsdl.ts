import { children, descendants, parseXml, type XmlElement } from "../../../../Solution/xml";

/** A property, a navigation property, a parameter or what is returned. */
export interface CsdlMember {
  readonly name: string;
  /** As it is written, such as `Collection(mscrm.incident)`. */
  readonly type: string;
  /** Whether null can stand; true where the document does not say it. */
  readonly nullable: boolean;
  /** Of a navigation property: the one of the other side. */
  readonly partner?: string;
  /** Of a navigation property: the property that holds the key, such as `_ownerid_value`. */
  readonly constraint?: string;
}

/** An entity type or a complex type; its own members alone, not those that it inherits. */
export interface CsdlType {
  readonly name: string;
  /** Without its namespace. */
  readonly base?: string;
  readonly properties: readonly CsdlMember[];
  readonly navigation: readonly CsdlMember[];
}

/** An action or a function; one name may stand several times, bound to several types. */
export interface CsdlOperation {
  readonly name: string;
  readonly kind: "Action" | "Function";
  readonly bound: boolean;
  readonly parameters: readonly CsdlMember[];
  readonly returns?: CsdlMember;
}

export interface CsdlEnum {
  readonly name: string;
  readonly flags: boolean;
  readonly members: Readonly<Record<string, number>>;
}

/** A metadata document, as the service answers `$metadata` with it. */
export interface CsdlDocument {
  readonly entities: ReadonlyMap<string, CsdlType>;
  readonly complexes: ReadonlyMap<string, CsdlType>;
  readonly enums: readonly CsdlEnum[];
  readonly operations: readonly CsdlOperation[];
  /** Name of the type of each entity set, without its namespace. */
  readonly sets: ReadonlyMap<string, string>;
  /** Names of operations that are bound to nothing. */
  readonly imports: readonly Pick<CsdlOperation, "name" | "kind">[];
}

/** A type's name without its namespace and `Collection(...)`. */
export function bareTypeName(type: string): string {
  return type.replace(/^Collection\(|\)$/g, "").replace(/^(?:mscrm|Microsoft\.Dynamics\.CRM)\./, "");
}

function nameOf({ attributes }: XmlElement): string {
  return attributes.Name ?? "";
}

function member(element: XmlElement): CsdlMember {
  const { Type: type = "", Nullable: nullable, Partner: partner } = element.attributes;
  const [constraint] = children(element, "ReferentialConstraint");
  return {
    name: nameOf(element),
    type,
    nullable: nullable !== "false",
    ...(partner === undefined ? {} : { partner }),
    ...(constraint?.attributes.Property === undefined ? {} : { constraint: constraint.attributes.Property }),
  };
}

function typesOf(elements: readonly XmlElement[], kind: string): ReadonlyMap<string, CsdlType> {
  return new Map(
    elements
      .filter(({ name }) => name === kind)
      .map((element) => {
        const base = element.attributes.BaseType;
        const type: CsdlType = {
          name: nameOf(element),
          ...(base === undefined ? {} : { base: bareTypeName(base) }),
          properties: children(element, "Property").map(member),
          navigation: children(element, "NavigationProperty").map(member),
        };
        return [type.name, type];
      }),
  );
}

function enumOf(element: XmlElement): CsdlEnum {
  return {
    name: nameOf(element),
    flags: element.attributes.IsFlags === "true",
    members: Object.fromEntries(children(element, "Member").map((one) => [nameOf(one), Number(one.attributes.Value)])),
  };
}

function operationOf(element: XmlElement, kind: CsdlOperation["kind"]): CsdlOperation {
  const [returns] = children(element, "ReturnType");
  return {
    name: nameOf(element),
    kind,
    bound: element.attributes.IsBound === "true",
    parameters: children(element, "Parameter").map(member),
    ...(returns === undefined ? {} : { returns: member(returns) }),
  };
}

/**
 * Reads a metadata document (CSDL): the one reader of it, for what is made of one and for what is held against one.
 * @throws XmlError when it is not well-formed
 */
export function readCsdl(text: string): CsdlDocument {
  const all = descendants(parseXml(text, "$metadata"));
  const of = (name: string): readonly XmlElement[] => all.filter((element) => element.name === name);
  const kinds = ["Action", "Function"] as const;
  return {
    entities: typesOf(all, "EntityType"),
    complexes: typesOf(all, "ComplexType"),
    enums: of("EnumType").map(enumOf),
    operations: kinds.flatMap((kind) => of(kind).map((element) => operationOf(element, kind))),
    sets: new Map(of("EntitySet").map((set) => [nameOf(set), bareTypeName(set.attributes.EntityType ?? "")])),
    imports: kinds.flatMap((kind) => of(`${kind}Import`).map((element) => ({ name: nameOf(element), kind }))),
  };
}
