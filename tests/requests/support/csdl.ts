import { DOMParser, type Document, type Element } from "@xmldom/xmldom";

/** A navigation property of a type. */
export interface Navigation {
  readonly target: string;
  readonly many: boolean;
}

/** An entity type of a metadata document, with all that it inherits. */
export interface EntityType {
  readonly name: string;
  /** Name of the type of each property, such as `Edm.String`. */
  readonly properties: ReadonlyMap<string, string>;
  readonly navigations: ReadonlyMap<string, Navigation>;
}

/** Parameters of an action or a function by name, the bound one apart. */
export interface Operation {
  readonly boundTo?: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** A metadata document (CSDL), as far as requests are judged by it. */
export interface Csdl {
  readonly types: ReadonlyMap<string, EntityType>;
  /** Name of the type of each entity set. */
  readonly sets: ReadonlyMap<string, string>;
  readonly operations: ReadonlyMap<string, Operation>;
}

const bare = (type: string): string => type.replace(/^(?:mscrm|Microsoft\.Dynamics\.CRM)\./, "");

function elements(within: Document | Element, name: string): Element[] {
  return Array.from(within.getElementsByTagName(name));
}

function attribute(element: Element, name: string): string {
  return element.getAttribute(name) ?? "";
}

function lineage(types: ReadonlyMap<string, Element>, name: string): Element[] {
  const type = types.get(name);
  if (type === undefined) return [];
  const base = bare(attribute(type, "BaseType"));
  return base === "" ? [type] : [...lineage(types, base), type];
}

function navigation(element: Element): readonly [string, Navigation] {
  const [, many] = /^Collection\((.*)\)$/.exec(attribute(element, "Type")) ?? [];
  return [attribute(element, "Name"), { target: bare(many ?? attribute(element, "Type")), many: many !== undefined }];
}

function operation(element: Element): readonly [string, Operation] {
  const parameters = elements(element, "Parameter").map(
    (one) => [attribute(one, "Name"), attribute(one, "Type")] as const,
  );
  const isBound = attribute(element, "IsBound") === "true";
  const [first] = parameters;
  return [
    attribute(element, "Name"),
    {
      ...(isBound && first !== undefined ? { boundTo: bare(first[1]) } : {}),
      parameters: new Map(isBound ? parameters.slice(1) : parameters),
    },
  ];
}

/** Reads a CSDL document, such as what `$metadata` answers. */
export function readCsdl(xml: string): Csdl {
  const document = new DOMParser().parseFromString(xml, "text/xml");
  const raw = new Map(elements(document, "EntityType").map((type) => [attribute(type, "Name"), type]));
  const types = [...raw.keys()].map((name) => {
    const all = lineage(raw, name);
    const properties = all.flatMap((type) => elements(type, "Property"));
    return {
      name,
      properties: new Map(properties.map((one) => [attribute(one, "Name"), attribute(one, "Type")])),
      navigations: new Map(all.flatMap((type) => elements(type, "NavigationProperty")).map(navigation)),
    };
  });
  return {
    types: new Map(types.map((type) => [type.name, type])),
    sets: new Map(
      elements(document, "EntitySet").map((set) => [attribute(set, "Name"), bare(attribute(set, "EntityType"))]),
    ),
    operations: new Map(["Action", "Function"].flatMap((tag) => elements(document, tag)).map(operation)),
  };
}
