import { createServer, type AddressInfo } from "node:net";

/** Something that a proxy variable may name: notes down who comes, and answers nobody. */
export interface CountingProxy {
  /** The first line of each connection that came. */
  readonly connections: () => readonly string[];
  /** An environment that names it in every variable that programs read, and excludes nothing. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts one on loopback. */
export async function startCountingProxy(): Promise<CountingProxy> {
  const connections: string[] = [];
  const server = createServer((socket) => {
    const index = connections.push("") - 1;
    socket.once("data", (chunk) => {
      connections[index] = chunk.toString("latin1").split("\r\n")[0] ?? "";
      socket.destroy();
    });
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const names = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"];
  return {
    connections: () => connections,
    environment: {
      ...Object.fromEntries([...names, ...names.map((name) => name.toLowerCase())].map((name) => [name, url])),
      NO_PROXY: "",
      no_proxy: "",
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
