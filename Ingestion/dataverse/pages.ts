import { z } from "zod";
import { Failure } from "../failures/failure";
import type { DataverseClient } from "./client";
import { readAnswer } from "./readAnswer";

const page = z.object({
  value: z.array(z.record(z.string(), z.unknown())),
  "@odata.nextLink": z.string().optional(),
});

/** A row as Dataverse tells it. */
export type PageRow = z.infer<typeof page>["value"][number];

/** How a list is read. */
export interface Paging {
  /** What is being done, for messages. */
  readonly what: string;
  /** Rows of a page; Dataverse gives 5,000 at most. */
  readonly size: number;
  /** Takes a page anew where it fails; absent: the failure ends the list. */
  readonly tried?: (<T>(step: () => Promise<T>) => Promise<T>) | undefined;
}

/**
 * All rows of a list, a page at a time, none of which is kept.
 * Source: Microsoft, "Page results using OData": `Prefer: odata.maxpagesize`, and the link to the next page as it comes.
 * @param path under `/api/data/v9.2/`, already percent-encoded
 * @throws Failure classified
 */
export async function* pagesOf(
  client: DataverseClient,
  path: string,
  { what, size, tried = (step) => step() }: Paging,
): AsyncGenerator<readonly PageRow[], void, undefined> {
  for (let next: string | undefined = path; next !== undefined;) {
    const asked: string = next;
    const answer = await tried(() =>
      client.request("GET", asked, { what, headers: { Prefer: `odata.maxpagesize=${size}` } }),
    );
    const { value, "@odata.nextLink": link } = readAnswer(page, answer, what);
    yield value;
    next = link === undefined ? undefined : pathIn(client.url, link, what);
  }
}

/** Values of one question: a session's id may have a hundred characters, and all stand in the address. */
const AT_ONCE = 20;

/**
 * All rows of a short list that meet the condition of any of some values, asked for a few values at a time.
 * @param list under `/api/data/v9.2/` with its `$select`, without a filter
 * @throws Failure classified
 */
export async function rowsOfAny(
  client: DataverseClient,
  list: string,
  conditions: readonly string[],
  paging: Paging,
): Promise<readonly PageRow[]> {
  const rows: PageRow[] = [];
  for (let at = 0; at < conditions.length; at += AT_ONCE) {
    const filter = encodeURIComponent(conditions.slice(at, at + AT_ONCE).join(" or "));
    for await (const page of pagesOf(client, `${list}&$filter=${filter}`, paging)) rows.push(...page);
  }
  return rows;
}

/** A column's text; empty for what is none. */
export function textOf(row: PageRow, column: string): string {
  const value = row[column];
  return typeof value === "string" ? value : "";
}

/** Where the token goes is the environment alone, whatever an answer says. */
function pathIn(environment: string, link: string, what: string): string {
  const base = new URL(`${environment}/api/data/v9.2/`);
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (url?.origin !== base.origin || !url.pathname.startsWith(base.pathname))
    throw new Failure({ code: "dataverse-not-json", source: "dataverse", values: { what } });
  return url.pathname.slice(base.pathname.length) + url.search;
}
