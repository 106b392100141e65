import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Answer } from "../../request/webApiRequest";

/** The answer to one request of a batch. */
export interface ItemAnswer {
  readonly answer: Answer;
  /** Those of change sets say which request they answer. */
  readonly contentId?: string;
}

/** Answers in order: of requests by themselves, and of change sets. */
export type BatchAnswers = readonly (ItemAnswer | readonly ItemAnswer[])[];

const LINE = "\r\n";

/** Names as the documents print them; clients look for them as they are written. */
const NAMES: Readonly<Record<string, string>> = {
  "odata-entityid": "OData-EntityId",
  "preference-applied": "Preference-Applied",
  etag: "ETag",
  location: "Location",
  req_id: "REQ_ID",
  allow: "Allow",
};

function httpText({ status, headers, body, contentType }: Answer): string {
  const entity = headers?.["odata-entityid"];
  const named = Object.entries(headers ?? {}).map(([name, value]) => `${NAMES[name] ?? name}: ${value}`);
  const type = typeof body === "string" ? (contentType ?? "text/plain") : "application/json; odata.metadata=minimal";
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    ...(body === undefined ? [] : [`Content-Type: ${type}`]),
    "OData-Version: 4.0",
    // Within a batch a row's address stands under both names.
    ...(entity === undefined ? [] : [`Location: ${entity}`]),
    ...named,
    "",
    body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body),
    "",
  ].join(LINE);
}

function partText({ answer, contentId }: ItemAnswer): string {
  return [
    "Content-Type: application/http",
    "Content-Transfer-Encoding: binary",
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    "",
    httpText(answer),
  ].join(LINE);
}

function multipart(boundary: string, parts: readonly string[]): string {
  return [...parts.map((part) => `--${boundary}${LINE}${part}`), `--${boundary}--${LINE}`].join("");
}

function isSet(item: ItemAnswer | readonly ItemAnswer[]): item is readonly ItemAnswer[] {
  return Array.isArray(item);
}

/** The answer to a whole batch. */
export function batchAnswer(status: number, answers: BatchAnswers): Answer {
  const boundary = `batchresponse_${randomUUID()}`;
  const parts = answers.map((item) => {
    if (!isSet(item)) return partText(item);
    const inner = `changesetresponse_${randomUUID()}`;
    return `Content-Type: multipart/mixed; boundary=${inner}${LINE}${LINE}${multipart(inner, item.map(partText))}`;
  });
  return { status, body: multipart(boundary, parts), contentType: `multipart/mixed; boundary=${boundary}` };
}
