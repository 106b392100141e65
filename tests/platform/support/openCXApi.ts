import type { LocalOpenCX } from "../../../LocalPlatform/opencx/contract";

export interface ApiAnswer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface ErrorDto {
  readonly statusCode: number;
  readonly message: string;
  readonly error: string;
}

export interface ListPage<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** GET with the server's own key; the body read as JSON. */
export async function get<T>(
  opencx: LocalOpenCX,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<ApiAnswer<T>> {
  const response = await fetch(`${opencx.url}${path}`, {
    headers: { authorization: `Bearer ${opencx.apiKey}`, ...headers },
    signal: AbortSignal.timeout(10_000),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as T };
}

/** Follows `next` to the end and gives all pages. `path` may hold a query. */
export async function getAll<T>(opencx: LocalOpenCX, path: string): Promise<readonly (readonly T[])[]> {
  const pages: (readonly T[])[] = [];
  let next: string | null = null;
  do {
    const cursor: string = next === null ? "" : `${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(next)}`;
    const { body }: ApiAnswer<ListPage<T>> = await get<ListPage<T>>(opencx, `${path}${cursor}`);
    pages.push(body.items);
    next = body.next;
  } while (next !== null);
  return pages;
}
