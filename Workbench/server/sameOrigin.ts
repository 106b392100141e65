import type { FastifyInstance } from "fastify";

/**
 * Refuses what another site's page sends through the developer's browser: a foreign Host (DNS rebinding) or a foreign
 * Origin. The proxy adds a rep's token, so without this any open tab could read and change cases.
 */
export function registerSameOriginGuard(server: FastifyInstance): void {
  server.addHook("onRequest", async (request, reply) => {
    const hostname = request.hostname;
    const foreignHost = hostname !== "127.0.0.1" && hostname !== "localhost";
    const origin = request.headers.origin;
    const foreignOrigin = origin !== undefined && origin !== `http://${request.host}`;
    if (foreignHost || foreignOrigin)
      await reply.code(403).send({ message: "The workbench answers its own page only." });
  });
}
