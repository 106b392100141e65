import { badQuery } from "../../model/webApiError";
import { readQueryString, splitOutside } from "../../odata/parseQueryOptions";

/** What a request for definitions asks for; texts as they were given. */
export interface DefinitionOptions {
  /** Absent: all properties. */
  readonly select?: readonly string[];
  readonly filter?: string;
  readonly expand: readonly { readonly navigation: string; readonly options: DefinitionOptions }[];
}

function notSupported(option: string): Error {
  return badQuery(`The query parameter ${option} is not supported`);
}

function readOptions(parts: ReadonlyMap<string, string>): DefinitionOptions {
  const unfit = [...parts.keys()].find((name) => !["$select", "$filter", "$expand"].includes(name));
  if (unfit !== undefined) throw notSupported(unfit);
  const [select, filter, expand] = ["$select", "$filter", "$expand"].map((name) => parts.get(name));
  return {
    ...(select === undefined || select.trim() === "*" ? {} : { select: splitOutside(select, ",") }),
    ...(filter === undefined ? {} : { filter }),
    expand: splitOutside(expand ?? "", ",").map((part) => {
      const [, navigation, inner = ""] = /^(\w+)(?:\(([\s\S]*)\))?$/.exec(part) ?? [];
      if (navigation === undefined) throw badQuery(`Syntax error in $expand: '${part}'.`);
      const options = splitOutside(inner, ";").map((option) => {
        const equals = option.indexOf("=");
        return [option.slice(0, equals).trim(), option.slice(equals + 1)] as const;
      });
      return { navigation, options: readOptions(new Map(options)) };
    }),
  };
}

/**
 * Reads the query string of a request for definitions, which takes `$select`, `$filter` and `$expand` alone: there is no
 * paging, and no order.
 * @throws WebApiError 400, in the service's words for an option that it does not take.
 */
export function readDefinitionOptions(query: string): DefinitionOptions {
  return readOptions(readQueryString(query));
}
