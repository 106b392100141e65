import { createServer } from "node:net";
import type { ListenSettings, ServerSettings } from "../../config/service";
import { reasonOf } from "../../failures/failure";
import { Finding, type Check } from "../check";
import { isEverywhere, isOwnService } from "./ownService";

/** Whether both sides of the service can listen where the settings say, or one of ours does already. */
export function portChecks(server: ServerSettings): readonly Check[] {
  const { admin } = server;
  const same =
    server.port !== 0 &&
    server.port === admin.port &&
    (server.host === admin.host || isEverywhere(server.host) || isEverywhere(admin.host));
  return [
    { name: "port", run: () => listenable(server, "", server.allowedHosts?.[0]) },
    {
      name: "admin port",
      run: async () => {
        if (same) throw new Finding(`ADMIN_PORT ${admin.port}: PORT is the same: give each its own`);
        return listenable(admin, "ADMIN_");
      },
    },
  ];
}

async function listenable({ host, port }: ListenSettings, prefix: "" | "ADMIN_", name?: string): Promise<string> {
  const reason = await refusalToListen({ host, port });
  if (reason === undefined) return port === 0 ? `any free one on ${host}` : `${port} on ${host} is free`;
  if (reason === "EADDRINUSE") {
    if (await isOwnService({ host, port }, name)) return `${port} on ${host}: the service listens there`;
    throw new Finding(`${prefix}PORT ${port}: another program listens there on ${host}: stop it, or set another port`);
  }
  if (reason === "EACCES")
    throw new Finding(
      `${prefix}PORT ${port}: this user may not listen on it: take one from 1024 on, and let the proxy have the other`,
    );
  throw new Finding(
    reason === "EADDRNOTAVAIL" || reason === "ENOTFOUND" || reason === "EAI_AGAIN"
      ? `${prefix}HOST ${host}: this machine has no such address: 127.0.0.1 is this machine alone, 0.0.0.0 all its addresses`
      : `${prefix}HOST ${host} and ${prefix}PORT ${port}: cannot listen there (${reason})`,
  );
}

async function refusalToListen({ host, port }: ListenSettings): Promise<string | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", (error) => resolve(reasonOf(error)));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
