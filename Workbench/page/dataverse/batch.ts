import { request, webApiError } from "./request";

const LINE = "\r\n";
const BOUNDARY = "workbench";

/**
 * Several GETs in one request: a table's description is nine, and each page asks for half a dozen tables.
 * @param paths below /api/data/v9.2/, query included
 * @returns the answers' JSON, in the order of the paths. The caller says what it expects.
 * @throws WebApiError of the first that failed
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
  return readParts(await answer.text()).map(readPart);
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
