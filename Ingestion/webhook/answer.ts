import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";

/** What is read and thrown away of a body that nobody wants, so that its sender comes to read the answer. */
const MOST_DRAINED = { bytes: 65_536, chunks: 64, milliseconds: 1_000 } as const;

export interface Answer {
  readonly status: number;
  /** An object as JSON; a text as it is, with its type in the headers. */
  readonly body: object | string;
  readonly headers?: OutgoingHttpHeaders;
}

/** Answers a request whose body was read, or that has none. */
export function answer(response: ServerResponse, given: Answer): void {
  response.end(writeHead(response, given, {}));
}

/**
 * Answers a request whose body was not read, and ends its connection. Ended at once, it would be reset under the
 * sender's hands, and the answer lost with it.
 */
export async function refuse(request: IncomingMessage, response: ServerResponse, given: Answer): Promise<void> {
  if (!hasBody(request)) {
    answer(response, given);
    return;
  }
  response.write(writeHead(response, given, { connection: "close" }));
  // Who asked before sending (`Expect: 100-continue`) does not send it now.
  if (request.headers.expect === undefined) await drained(request);
  response.end();
}

/** @returns the text of the body */
function writeHead(response: ServerResponse, { status, body, headers }: Answer, more: OutgoingHttpHeaders): string {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    ...headers,
    ...more,
  });
  return text;
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/** Resolves when the whole body has come, or more of it than is waited for. */
async function drained(request: IncomingMessage): Promise<void> {
  await new Promise<void>((resolve) => {
    let bytes = 0;
    let chunks = 0;
    const stop = (): void => {
      clearTimeout(timer);
      request.off("data", onData).off("end", stop).off("close", stop);
      resolve();
    };
    const onData = (chunk: Buffer): void => {
      bytes += chunk.length;
      chunks += 1;
      if (bytes > MOST_DRAINED.bytes || chunks > MOST_DRAINED.chunks) stop();
    };
    const timer = setTimeout(stop, MOST_DRAINED.milliseconds);
    request.on("data", onData).once("end", stop).once("close", stop).resume();
  });
}
