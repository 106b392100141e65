import { propertiesOf } from "../../metadata/published/types";
import type { JsonObject } from "../../model/payload";
import { noSuchProperty } from "../../model/webApiError";
import { bareType, navigationType, propertyType, valueOf, type Definition } from "./definition";
import { definitionFilter } from "./definitionFilter";
import type { DefinitionOptions } from "./definitionOptions";

/** What a request sees of definitions: those that its filter keeps, each with what it selects and expands. */
export interface View {
  readonly keeps: (definition: Definition) => boolean;
  readonly show: (definition: Definition) => JsonObject;
}

/** The definitions that a navigation property of one leads to. */
export function relatedTo(definition: Definition, navigation: string): Definition | readonly Definition[] | null {
  const lead = definition.related[navigation];
  return lead === undefined ? null : lead();
}

function isMany(related: Definition | readonly Definition[]): related is readonly Definition[] {
  return Array.isArray(related);
}

/**
 * Judges a request's options and says what it sees.
 * @param declared type of the definitions as the path tells it: of what derives from it, the common properties alone can
 * be named, and `@odata.type` tells the rest
 * @throws WebApiError 400 for a name that the type does not have.
 */
export function view(declared: string, options: DefinitionOptions): View {
  const unknown = options.select?.find((name) => propertyType(declared, name) === undefined);
  if (unknown !== undefined) throw noSuchProperty(declared, unknown);
  const expanded = options.expand.map(({ navigation, options: inner }) => {
    const leadsTo = navigationType(declared, navigation);
    if (leadsTo === undefined) throw noSuchProperty(declared, navigation);
    return { navigation, many: leadsTo.startsWith("Collection("), view: view(bareType(leadsTo), inner) };
  });
  return {
    keeps: options.filter === undefined ? () => true : definitionFilter(options.filter, declared),
    show(definition) {
      const { type, values } = definition;
      const names = options.select ?? Object.keys(propertiesOf(type));
      return {
        ...(type === declared ? {} : { "@odata.type": `#Microsoft.Dynamics.CRM.${type}` }),
        MetadataId: values.MetadataId,
        ...Object.fromEntries(names.map((name) => [name, valueOf(definition, name, propertyType(type, name) ?? "")])),
        ...Object.fromEntries(
          expanded.map(({ navigation, many, view: inner }) => {
            const related = relatedTo(definition, navigation);
            const all: readonly Definition[] = related === null ? [] : isMany(related) ? related : [related];
            const shown = all.filter(inner.keeps).map(inner.show);
            return [navigation, many ? shown : (shown[0] ?? null)] as const;
          }),
        ),
      };
    },
  };
}
