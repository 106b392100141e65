import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { errorText } from "../../command/errorText";
import { AUTHORITY_PATH } from "../access/authority";
import { resolveCaller } from "../access/caller";
import { dispatch } from "./dispatch";
import type { Environment } from "../model/environment";
import type { Answer } from "../request/webApiRequest";
import type { Limiter } from "./limits";
import { readQueryOptions, readQueryString } from "../odata/parseQueryOptions";
import { readPreferences, wantsAnnotation } from "../request/preferences";
import { API_PATH, readResourcePath } from "../request/resourcePath";
import type { TokenClaims, TokenIssuer } from "../access/tokens";
import { errorBody, notImplemented, WebApiError } from "../model/webApiError";

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

/** As bytes: given a text, the framework would add a charset that the service does not send. */
function sendJson(reply: FastifyReply, body: object): FastifyReply {
  return reply.header("content-type", JSON_TYPE).send(Buffer.from(JSON.stringify(body)));
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

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  void reply.code(answer.status).headers({ ...answer.headers, "odata-version": "4.0" });
  if (answer.body === undefined) return reply.send();
  return typeof answer.body === "string" ? reply.type("text/plain").send(answer.body) : sendJson(reply, answer.body);
}

function sendError(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  // What is not ours is a defect of this server; it must show as one and never pass for a documented refusal.
  const known =
    error instanceof WebApiError
      ? error
      : new WebApiError(500, "0x80040216", `An unexpected error occurred. ${errorText(error)}`);
  const annotated = wantsAnnotation(
    readPreferences(header(request, "prefer")),
    "Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus",
  );
  const id = randomUUID();
  void reply
    .code(known.status)
    .headers({ ...known.headers, req_id: id, "x-ms-service-request-id": id, "odata-version": "4.0" });
  return sendJson(reply, errorBody(known, annotated));
}

function answerTo(request: FastifyRequest, options: WebApiOptions, claims: TokenClaims): Answer {
  const { environment } = options;
  if (request.method === "GET" && request.url.length > MAX_URL)
    throw new WebApiError(414, "0x80060888", `The request URL is longer than ${MAX_URL} characters.`);
  const [objectId, userId] = [header(request, "callerobjectid"), header(request, "mscrmcallerid")];
  const caller = resolveCaller(environment, claims, {
    ...(objectId === undefined ? {} : { objectId }),
    ...(userId === undefined ? {} : { userId }),
  });
  const question = request.url.indexOf("?");
  const path = question < 0 ? request.url : request.url.slice(0, question);
  const query = question < 0 ? "" : request.url.slice(question + 1);
  if (/^false$/i.test(header(request, "mscrm.suppressduplicatedetection") ?? ""))
    throw notImplemented("Duplicate detection (MSCRM.SuppressDuplicateDetection: false)");
  const contentType = header(request, "content-type");
  const [ifMatch, ifNoneMatch] = [header(request, "if-match"), header(request, "if-none-match")];
  return dispatch({
    environment,
    caller,
    method: request.method,
    uri: environment.url + request.url,
    segments: readResourcePath(path.slice(API_PATH.length)),
    options: readQueryOptions(readQueryString(query)),
    query,
    preferences: readPreferences(header(request, "prefer")),
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }),
    ...(contentType === undefined ? {} : { contentType }),
    body: typeof request.body === "string" ? request.body : "",
  });
}

/** The Web API under `/api/data/v9.2`. Reading the token comes first, then the limits, then the request itself. */
export function webApiRoutes(app: FastifyInstance, options: WebApiOptions): void {
  const { issuer, limiter } = options;
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
    try {
      const admission = limiter?.admit(claims.oid);
      if (admission !== undefined) {
        // "close" comes for every end, a broken connection included.
        reply.raw.once("close", () => admission.release());
        void reply.headers(admission.headers);
      }
      return send(reply, answerTo(request, options, claims));
    } catch (error) {
      return sendError(request, reply, error);
    }
  };
  app.all(API_PATH, { onRequest }, handle);
  app.all(`${API_PATH}/*`, { onRequest }, handle);
}
