import { plainGuid } from "../../../Transcript/text/guid";
import { parseXml, XmlError } from "../../../Solution/xml";
import type { Row } from "../model/row";
import { fetchError } from "./fetchError";
import type { SortedBy } from "./orderRows";

function attributeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** The columns that a cookie has: those that rows are sorted by, and the key. */
function namesOf(key: string, orders: readonly SortedBy[]): readonly string[] {
  return [...new Set([...orders.map(({ property }) => property.column), key])];
}

function shown(row: Row, key: string, orders: readonly SortedBy[], name: string): string {
  if (name === key) return `{${row.id.toUpperCase()}}`;
  const order = orders.find(({ property }) => property.column === name);
  return attributeText(String(row.values[order?.property.property ?? name] ?? ""));
}

/**
 * The annotation that leads to the next page: a cookie with first and last row of this one, percent-encoded twice within
 * another. Source: FetchXML, page results, paging cookies.
 */
export function writeFetchCookie(
  key: string,
  orders: readonly SortedBy[],
  { page, first, last }: { readonly page: number; readonly first: Row; readonly last: Row },
): string {
  const columns = namesOf(key, orders).map(
    (name) => `<${name} last="${shown(last, key, orders, name)}" first="${shown(first, key, orders, name)}" />`,
  );
  const inner = `<cookie page="${page}">${columns.join("")}</cookie>`;
  const encoded = encodeURIComponent(encodeURIComponent(inner)).replace(/%25[0-9A-F]{2}/g, (code) =>
    code.toLowerCase(),
  );
  return `<cookie pagenumber="${page + 1}" pagingcookie="${encoded}" istracking="False" />`;
}

/**
 * The id of the row that the page before ended with.
 * @param text the decoded cookie, as `paging-cookie` takes it
 * @throws WebApiError 400 0x8004112a for what is no cookie, 0x80041129 for one of another order
 */
export function readFetchCookie(text: string, key: string, orders: readonly SortedBy[]): string {
  let columns: ReadonlyMap<string, string>;
  try {
    const cookie = parseXml(text, "paging-cookie");
    columns = new Map(cookie.children.map(({ name, attributes }) => [name, attributes.last ?? ""]));
    if (cookie.name !== "cookie" || !/^[1-9]\d*$/.test(cookie.attributes.page ?? "")) throw fetchError("cookie");
  } catch (error) {
    throw error instanceof XmlError ? fetchError("cookie", error.message) : error;
  }
  const names = namesOf(key, orders);
  if (names.length !== columns.size || !names.every((name) => columns.has(name))) throw fetchError("cookieOrder");
  return plainGuid(columns.get(key) ?? "");
}
