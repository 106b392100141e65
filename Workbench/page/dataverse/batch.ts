import { request, WebApiError, webApiError } from "./request";

const LINE = "\r\n";
const BOUNDARY = "workbench";

/**
 * Several GETs in one request: a table's description is nine, and each page asks for half a dozen tables.
 * @param paths below /api/data/v9.2/, query included
 * @returns the answers' JSON, in the order of the paths. The caller says what it expects.
 * @throws WebApiError of the first that failed, and of an answer that is not one for each path
 */
export async function batchJson(paths: readonly string[]): Promise<readonly unknown[]> {
  const parts = paths.map((path) =>
    [
      `--${BOUNDARY}`,
      "Content-Type: application/http",
      "Content-Transfer-Encoding: binary",
      "",
      `GET ${path} HTTP/1.1`,
      "Accept: application/json",
      "",
      "",
    ].join(LINE),
  );
  const answer = await request("$batch", {
    method: "POST",
    prefer: "odata.continue-on-error",
    written: {
      type: `multipart/mixed; boundary=${BOUNDARY}`,
      text: `${parts.join("")}--${BOUNDARY}--${LINE}`,
    },
  });
  const text = await answer.text();
  const read = readParts(text).map(readPart);
  // A proxy or a sign-in page may answer 200 in its own words.
  if (read.length !== paths.length)
    throw new WebApiError(`$batch: ${read.length} of ${paths.length} answers came`, 0, answer.status, text);
  return read;
}

/** Its first line is the delimiter. It holds a random id, which no answer's words have. */
function readParts(text: string): readonly string[] {
  const [delimiter = ""] = text.split(LINE, 1);
  return text.split(delimiter).slice(1, -1);
}

/** Headers of the part, then status and headers of the answer, then its body. */
function readPart(part: string): unknown {
  const [, head = "", ...body] = part.split(LINE + LINE);
  const json = body.join(LINE + LINE);
  const [, status = "0", statusText = ""] = /^HTTP\/1\.1 (\d+) ?(.*)/.exec(head) ?? [];
  if (!status.startsWith("2")) throw webApiError(json, { status: Number(status), statusText });
  return JSON.parse(json);
}
