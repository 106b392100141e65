import { connect } from "node:net";

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Status line and header lines, in small letters. */
  readonly head: string;
  readonly body: string;
}

/** Longest that an answer may take, in milliseconds. */
const PATIENCE = 20_000;

/**
 * Sends a request exactly as it is written: HTTP clients straighten targets, choose the Host and join headers.
 * @param lines request line and header lines; the request is told to be the connection's last
 */
export function rawRequest(url: string, lines: readonly string[], body = ""): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const length = body === "" ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let text = "";
    socket.setTimeout(PATIENCE, () => socket.destroy(new Error(`no end of the answer to ${lines[0] ?? ""}`)));
    socket.on("error", reject);
    socket.setEncoding("latin1").on("data", (chunk: string) => (text += chunk));
    socket.on("close", () => {
      const [head = "", ...rest] = text.split("\r\n\r\n");
      resolve({
        status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0),
        head: head.toLowerCase(),
        body: rest.join("\r\n\r\n"),
      });
    });
    // An upgrade is asked for by the same header.
    const last = lines.some((line) => /^connection:/i.test(line)) ? [] : ["Connection: close"];
    socket.write(`${[...lines, ...last, ...length].join("\r\n")}\r\n\r\n${body}`);
  });
}
