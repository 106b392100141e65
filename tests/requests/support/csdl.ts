import {
  bareTypeName,
  readCsdl as readDocument,
  type CsdlDocument,
  type CsdlOperation,
  type CsdlType,
} from "../../../LocalPlatform/dataverse/metadata/published/readCsdl";

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

function lineage(document: CsdlDocument, name: string): readonly CsdlType[] {
  const type = document.entities.get(name);
  return type === undefined ? [] : [...lineage(document, type.base ?? ""), type];
}

function operation({ name, bound, parameters }: CsdlOperation): readonly [string, Operation] {
  const typed = parameters.map((one) => [one.name, one.type] as const);
  const [first] = typed;
  return [
    name,
    {
      ...(bound && first !== undefined ? { boundTo: bareTypeName(first[1]) } : {}),
      parameters: new Map(bound ? typed.slice(1) : typed),
    },
  ];
}

/** Reads a CSDL document, such as what `$metadata` answers. */
export function readCsdl(xml: string): Csdl {
  const document = readDocument(xml);
  const types = [...document.entities.keys()].map((name): EntityType => {
    const all = lineage(document, name);
    return {
      name,
      properties: new Map(all.flatMap(({ properties }) => properties.map((one) => [one.name, one.type] as const))),
      navigations: new Map(
        all.flatMap(({ navigation }) =>
          navigation.map((one) => [
            one.name,
            { target: bareTypeName(one.type), many: one.type.startsWith("Collection(") },
          ]),
        ),
      ),
    };
  });
  return {
    types: new Map(types.map((type) => [type.name, type])),
    sets: document.sets,
    operations: new Map(document.operations.map(operation)),
  };
}
