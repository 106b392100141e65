import { randomUUID } from "node:crypto";
import type { Answer } from "../http/request";

/** One write among those of a change set. */
export interface Change {
  readonly method: "POST" | "PATCH" | "DELETE";
  /** Under `/api/data/v9.2/`, already percent-encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
}

/**
 * The body of a `$batch` whose one change set holds these: all of them come about, or none. Source: Web API, Execute batch
 * operations; a line that ends otherwise than with CRLF, the last one too, is refused with 0x80048d19.
 */
export function changeSetBody(changes: readonly Change[]): { readonly contentType: string; readonly text: string } {
  const [batch, set] = [`batch_${randomUUID()}`, `changeset_${randomUUID()}`];
  const lines = [`--${batch}`, `Content-Type: multipart/mixed; boundary=${set}`, ""];
  for (const [index, { method, path, headers = {}, body }] of changes.entries())
    lines.push(
      `--${set}`,
      "Content-Type: application/http",
      "Content-Transfer-Encoding: binary",
      `Content-ID: ${index + 1}`,
      "",
      `${method} /api/data/v9.2/${path} HTTP/1.1`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      "Content-Type: application/json; charset=utf-8",
      "",
      JSON.stringify(body),
    );
  lines.push(`--${set}--`, `--${batch}--`, "");
  return { contentType: `multipart/mixed; boundary="${batch}"`, text: lines.join("\r\n") };
}

/**
 * What became of a change set, as if it were one request: 204 where each of its writes came about, else the status and the
 * body of the one that failed. An answer that speaks of no write stays as it is: Dataverse's of the whole, or a gateway's.
 * @returns undefined where an answer that says yes does not say it of every write
 */
export function changeSetAnswer(answer: Answer, writes: number): Answer | undefined {
  const parts = [...answer.text.matchAll(/^HTTP\/\d\.\d (\d{3})/gm)].map(({ index, 1: status }) => ({
    status: Number(status),
    text: answer.text.slice(index),
  }));
  const failed = parts.find(({ status }) => status >= 300);
  if (failed !== undefined) {
    const [, body = ""] = /\r?\n\r?\n([^]*?)(?=\r?\n--|$)/.exec(failed.text) ?? [];
    return { ...answer, status: failed.status, text: body };
  }
  if (answer.status >= 300) return answer;
  return parts.length === writes ? { ...answer, status: 204, text: "" } : undefined;
}
