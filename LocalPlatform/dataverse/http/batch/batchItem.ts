import { badQuery } from "../../model/webApiError";
import { readBoundary, readHeaders, splitParts, type Part } from "./multipart";

/** One request within a batch, as it was written. */
export interface BatchRequest {
  readonly method: string;
  /** As it stands in the request line: absolute, below the root, relative, or beginning with `$` and a content id. */
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  readonly contentId?: string;
}

/** A request by itself, or several that stand or fall together. */
export type BatchItem = BatchRequest | readonly BatchRequest[];

export function isChangeSet(item: BatchItem): item is readonly BatchRequest[] {
  return Array.isArray(item);
}

/** Requests in one batch, those in change sets counted. Source: Microsoft, "Execute batch operations", When to use. */
export const MOST_REQUESTS = 1000;

const CHANGING: ReadonlySet<string> = new Set(["POST", "PUT", "DELETE", "PATCH"]);

function readRequest({ headers: outer, content }: Part): BatchRequest {
  if (!/^application\/http\b/i.test(outer.get("content-type") ?? ""))
    throw badQuery(
      `The content type '${(outer.get("content-type") ?? "").slice(0, 100)}' of a part is neither 'application/http' nor 'multipart/mixed' with a boundary.`,
    );
  // Empty lines above the request line are let be, as RFC 9112 asks in section 2.2.
  const text = content.replace(/^[\r\n]+/, "");
  const end = text.search(/\r?\n|$/);
  const line = text.slice(0, end);
  const [, method, url] = /^([A-Z]{1,10}) +(\S.*?) +HTTP\/1\.[01]\s*$/.exec(line) ?? [];
  if (method === undefined || url === undefined)
    throw badQuery(`The request line '${line.slice(0, 100)}' of a part is invalid.`);
  const { headers, content: body } = readHeaders(text.slice(end).replace(/^\r?\n/, ""));
  const contentId = outer.get("content-id") ?? headers.get("content-id");
  return { method, url, headers, body: body.trim(), ...(contentId === undefined ? {} : { contentId }) };
}

/** @throws WebApiError 400 for what may not stand in a change set, in the words of Microsoft's OData library. */
function readChangeSet(content: string, boundary: string): readonly BatchRequest[] {
  const ids = new Set<string>();
  return splitParts(content, boundary, MOST_REQUESTS).map((text) => {
    const request = readRequest(readHeaders(text));
    const { method, contentId } = request;
    if (!CHANGING.has(method))
      throw badQuery(
        `An invalid HTTP method '${method}' was detected for a request in a change set. Requests in change sets only ` +
          "support the HTTP methods 'POST', 'PUT', 'DELETE', and 'PATCH'.",
      );
    if (contentId === undefined) throw badQuery("Content-ID header not present");
    if (ids.has(contentId))
      throw badQuery(`The content ID '${contentId.slice(0, 100)}' was found more than once in the same change set.`);
    ids.add(contentId);
    return request;
  });
}

/**
 * Reads the body of a batch, before anything of it is done.
 * @throws WebApiError 400 for another media type, a broken part or more than 1,000 requests.
 */
export function readBatch(contentType: string | undefined, body: string): readonly BatchItem[] {
  if (!/^\s*multipart\/mixed\b/i.test(contentType ?? ""))
    throw badQuery("The batch request must have 'multipart/mixed' as the media type.");
  const boundary = readBoundary(contentType);
  if (boundary === undefined)
    throw badQuery('The batch request must have a boundary specification in the "Content-Type" header.');
  let requests = 0;
  return splitParts(body, boundary, MOST_REQUESTS).map((text) => {
    const part = readHeaders(text);
    const inner = readBoundary(part.headers.get("content-type"));
    const item = inner === undefined ? readRequest(part) : readChangeSet(part.content, inner);
    requests += isChangeSet(item) ? item.length : 1;
    if (requests > MOST_REQUESTS)
      throw badQuery(`A batch holds at most ${MOST_REQUESTS} requests, those in its change sets counted.`);
    return item;
  });
}
