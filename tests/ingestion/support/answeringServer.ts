import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A server of this machine that stands while the tests of a file run, and answers as it is told.
 * @returns its address, known once the tests have begun
 */
export function answeringServer(listener: RequestListener): { readonly url: string } {
  const server = createServer(listener);
  const answering = { url: "" };
  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    answering.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return answering;
}
