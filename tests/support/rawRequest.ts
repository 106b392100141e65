import { RawConnection, type RawAnswer } from "./rawConnection";

/**
 * Sends a request exactly as it is written, as the connection's last: HTTP clients straighten targets, choose the Host
 * and join headers.
 * @param lines request line and header lines
 * @returns status 0 when nobody listens
 */
export async function rawRequest(url: string, lines: readonly string[], body = ""): Promise<RawAnswer> {
  const connection = new RawConnection(url);
  const length = body === "" ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  // An upgrade is asked for by the same header.
  const last = lines.some((line) => /^connection:/i.test(line)) ? [] : ["Connection: close"];
  try {
    return await connection.send([...lines, ...last, ...length, "", body].join("\r\n")).answer();
  } finally {
    connection.close();
  }
}
