import { namedGuid } from "../../model/namedGuid";
import type { JsonObject } from "../../model/payload";

/** Language of the environment. */
export const ENGLISH = 1033;

/** A text as metadata shows it, in the one language of this environment; an empty one where there is none. */
export function label(text: string | undefined): JsonObject {
  if (text === undefined) return { LocalizedLabels: [], UserLocalizedLabel: null };
  const localized = {
    Label: text,
    LanguageCode: ENGLISH,
    IsManaged: true,
    MetadataId: namedGuid(`label ${text}`),
    HasChanged: null,
  };
  return { LocalizedLabels: [localized], UserLocalizedLabel: localized };
}

/** A property that a solution may lock, as metadata shows it. */
export function managed(value: boolean, property: string, canBeChanged = true): JsonObject {
  return { Value: value, CanBeChanged: canBeChanged, ManagedPropertyLogicalName: property };
}
