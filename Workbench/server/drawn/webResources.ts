import type { FastifyInstance } from "fastify";
import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";

/** Content types by webresourcetype. Source: webresource, webresourcetype. */
const TYPES: Readonly<Record<number, string>> = {
  1: "text/html; charset=utf-8",
  2: "text/css; charset=utf-8",
  3: "text/javascript; charset=utf-8",
  4: "text/xml; charset=utf-8",
  5: "image/png",
  6: "image/jpeg",
  7: "image/gif",
  10: "image/x-icon",
  11: "image/svg+xml",
};

/** Serves the environment's web resources under `/webresources/NAME`, as the app has them. */
export function registerWebResources(server: FastifyInstance, dataverse: Pick<LocalDataverse, "rows">): void {
  server.get<{ Params: { "*": string } }>("/webresources/*", (request, reply) => {
    const row = dataverse.rows("webresource").find(({ name }) => name === request.params["*"]);
    const type = TYPES[Number(row?.webresourcetype)];
    return row === undefined || type === undefined
      ? reply.code(404).send({ message: "no web resource of this name" })
      : reply.type(type).send(Buffer.from(String(row.content), "base64"));
  });
}
