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

/** All rows of a list that is known to be short. */
export async function allRows(client: DataverseClient, path: string, paging: Paging): Promise<readonly PageRow[]> {
  const rows: PageRow[] = [];
  for await (const each of pagesOf(client, path, paging)) rows.push(...each);
  return rows;
}

/** Where the token goes is the environment alone, whatever an answer says. */
function pathIn(environment: string, link: string, what: string): string {
  const base = new URL(`${environment}/api/data/v9.2/`);
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (url?.origin !== base.origin || !url.pathname.startsWith(base.pathname))
    throw new Failure({ code: "dataverse-not-json", source: "dataverse", values: { what } });
  return url.pathname.slice(base.pathname.length) + url.search;
}
