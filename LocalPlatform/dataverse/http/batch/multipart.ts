import { badPayload, badQuery, type WebApiError } from "../../model/webApiError";

/** Longest boundary. Source: RFC 2046, section 5.1.1. */
const MOST_BOUNDARY = 70;
/** Header lines of one part, and of one request: far more than anybody needs. */
const MOST_HEADERS = 100;

/** One part of a multipart body: its headers by lower-case name, and what stands below them. */
export interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly content: string;
}

/**
 * The refusal of a body that ends before it should, in the service's words. Source: Microsoft, "Troubleshoot Dataverse
 * Web API client errors", Stream was not readable.
 */
export function unreadable(): WebApiError {
  return badPayload("", "Stream was not readable.");
}

/** The boundary that a Content-Type of `multipart/mixed` names; undefined for another type. */
export function readBoundary(contentType: string | undefined): string | undefined {
  const [, parameters = ""] = /^\s*multipart\/mixed\s*(;.*)?$/is.exec(contentType ?? "") ?? [];
  const [, quoted, bare] = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i.exec(parameters) ?? [];
  const boundary = quoted ?? bare ?? "";
  return boundary === "" || boundary.length > MOST_BOUNDARY ? undefined : boundary;
}

/** Where the line that begins at `at` ends: the index behind its line feed, or the end of the text. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}

/** Without the line end that belongs to the delimiter below. */
function withoutLineEnd(text: string): string {
  return text.endsWith("\r\n") ? text.slice(0, -2) : text.endsWith("\n") ? text.slice(0, -1) : text;
}

/**
 * What stands between the delimiters, in order. Lines may end with CRLF or LF.
 * @param most parts; one more is refused before it is looked at.
 * @throws WebApiError 400 without the last delimiter, or over the limit.
 */
export function splitParts(text: string, boundary: string, most: number): readonly string[] {
  const delimiter = `--${boundary}`;
  const parts: string[] = [];
  let start: number | undefined;
  for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + delimiter.length)) {
    if (at > 0 && text[at - 1] !== "\n") continue;
    const next = lineEnd(text, at);
    const rest = text.slice(at + delimiter.length, Math.min(next, at + delimiter.length + 1000)).trimEnd();
    if (rest !== "" && rest !== "--") continue;
    if (start !== undefined) parts.push(withoutLineEnd(text.slice(start, at)));
    if (rest === "--") return parts;
    if (parts.length >= most)
      throw badQuery(
        "The current batch message contains too many parts. Only batch messages with a maximum number of " +
          `'${most}' query operations and change sets are allowed.`,
      );
    start = next;
  }
  throw unreadable();
}

/**
 * Splits headers from what they are of, at the first empty line.
 * @param first the line that stands before the headers, for a request; absent for a part.
 * @throws WebApiError 400 for a line that is no header, or too many of them.
 */
export function readHeaders(text: string): Part {
  const headers = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    const next = lineEnd(text, at);
    const line = withoutLineEnd(text.slice(at, next));
    at = next;
    if (line.trim() === "") break;
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (!/^[\w!#$%&'*+.^`|~-]{1,100}$/.test(name) || headers.size >= MOST_HEADERS)
      throw badQuery(`The message header '${line.slice(0, 100)}' is invalid.`);
    const value = line.slice(colon + 1).trim();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return { headers, content: text.slice(at) };
}
