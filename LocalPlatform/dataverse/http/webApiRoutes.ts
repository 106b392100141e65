import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { AUTHORITY_PATH } from "../access/authority";
import type { TokenClaims, TokenIssuer } from "../access/tokens";
import type { Environment } from "../model/environment";
import { API_PATHS } from "../request/resourcePath";
import type { Answer } from "../request/webApiRequest";
import { isBatch, runBatch } from "./batch/runBatch";
import { answerExchange, errorAnswer, type Exchange } from "./exchange";
import type { Limiter } from "./limits";

/** Longest URL of a GET, in characters. Source: Web API, compose HTTP requests. */
const MAX_URL = 32_768;

const JSON_TYPE = "application/json; odata.metadata=minimal";

/** Options of the Web API routes. */
export interface WebApiOptions {
  readonly environment: Environment;
  readonly issuer: TokenIssuer;
  /** For the challenge in a 401. */
  readonly tenantId: string;
  readonly limiter?: Limiter;
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(",") : value;
}

function unauthorized(reply: FastifyReply, { environment, tenantId }: WebApiOptions): FastifyReply {
  return reply
    .code(401)
    .header(
      "www-authenticate",
      `Bearer authorization_uri=${environment.url}${AUTHORITY_PATH}/${tenantId}/oauth2/authorize, resource_id=${environment.url}/`,
    )
    .type("text/html")
    .send("HTTP Error 401 - Unauthorized: Access is denied");
}

/** Every answer carries the request's id, under both of its names. */
function send(reply: FastifyReply, { status, headers, body, contentType }: Answer): FastifyReply {
  const id = headers?.req_id ?? randomUUID();
  void reply.code(status).headers({ req_id: id, "x-ms-service-request-id": id, ...headers, "odata-version": "4.0" });
  if (body === undefined) return reply.send();
  // As bytes: given a text, the framework would add a charset that the service does not send.
  return typeof body === "string"
    ? reply.type(contentType ?? "text/plain").send(body)
    : reply.header("content-type", JSON_TYPE).send(Buffer.from(JSON.stringify(body)));
}

/** The Web API under `/api/data/v9.2`. Reading the token comes first, then the limits, then the request itself. */
export function webApiRoutes(app: FastifyInstance, options: WebApiOptions): void {
  const { environment, issuer, limiter } = options;
  const claimsOf = (request: FastifyRequest): TokenClaims | undefined => {
    const token = /^Bearer (\S+)$/i.exec(header(request, "authorization") ?? "")?.[1];
    return token === undefined ? undefined : issuer.read(token);
  };
  // Before the body is read: it may be as large as an attachment.
  const onRequest = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    if (claimsOf(request) === undefined) unauthorized(reply, options);
    else done();
  };
  const handle = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const claims = claimsOf(request);
    // It may have expired while the body came.
    if (claims === undefined) return unauthorized(reply, options);
    const exchange: Exchange = {
      method: request.method,
      url: request.url,
      header: (name) => header(request, name),
      body: typeof request.body === "string" ? request.body : "",
    };
    try {
      const admission = limiter?.admit(claims.oid);
      if (admission !== undefined) {
        // "close" comes for every end, a broken connection included.
        reply.raw.once("close", () => admission.release());
        void reply.headers(admission.headers);
      }
      return send(
        reply,
        isBatch(request.url)
          ? runBatch(environment, claims, exchange)
          : answerExchange(environment, claims, exchange, MAX_URL),
      );
    } catch (error) {
      return send(reply, errorAnswer(error, exchange));
    }
  };
  for (const root of API_PATHS) {
    app.all(root, { onRequest }, handle);
    app.all(`${root}/*`, { onRequest }, handle);
  }
}
