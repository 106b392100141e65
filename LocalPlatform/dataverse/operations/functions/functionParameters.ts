import { badQuery } from "../../model/webApiError";
import { readQueryString } from "../../odata/parseQueryOptions";
import type { WebApiRequest } from "../../request/webApiRequest";

/**
 * The parameters of a function, as in `F(Name='x',Other=@p)?@p=...`: by name, each as it was written.
 * @param options.optional those that may be missing
 * @param options.at where the function stands in the path: behind its row where it is bound to one
 * @throws WebApiError 400 for one that the function does not have, one that is missing, and an alias without a value.
 */
export function functionParameters(
  { segments, query }: Pick<WebApiRequest, "segments" | "query">,
  names: readonly string[],
  { at = 0, optional = [] }: { readonly at?: number; readonly optional?: readonly string[] } = {},
): Readonly<Record<string, string>> {
  const aliases = readQueryString(query);
  const called = segments[at];
  const text = called?.key ?? "";
  const parts = [...text.matchAll(/(\w+)=((?:'(?:[^']|'')*'|\[[^\]]*\]|[^,'[])*)(?:,|$)/g)];
  if (parts.map(([whole]) => whole).join("") !== text) throw badQuery(`Error in query syntax: '${text}'.`);
  const given = Object.fromEntries(
    parts.map(([, name = "", value = ""]) => {
      if (![...names, ...optional].includes(name))
        throw badQuery(`The parameter '${name}' is not a parameter of the function '${called?.name ?? ""}'.`);
      const meant = value.startsWith("@") ? aliases.get(value) : value;
      if (meant === undefined) throw badQuery(`The parameter alias '${value}' has no value.`);
      return [name, meant];
    }),
  );
  const missing = names.find((name) => !Object.hasOwn(given, name));
  if (missing !== undefined)
    throw badQuery(`The parameter '${missing}' of the function '${called?.name ?? ""}' is missing.`);
  return given;
}
