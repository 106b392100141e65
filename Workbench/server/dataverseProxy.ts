import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";

const REQUEST_HEADERS = [
  "accept",
  "content-type",
  "prefer",
  "if-match",
  "if-none-match",
  "odata-version",
  "odata-maxversion",
  "mscrm.suppressduplicatedetection",
];
const RESPONSE_HEADERS = [
  "content-type",
  "etag",
  "odata-version",
  "odata-entityid",
  "location",
  "preference-applied",
  "retry-after",
  "req_id",
  "allow",
];
/** As long as Dataverse itself works on a request; a hung server must not hold the page for ever. */
const TIMEOUT_MS = 120_000;

/**
 * The Web API on the page's own origin, as the app has it: the rep's token is added here and never reaches the page.
 * Absolute addresses in answers (next links) are moved to this origin.
 */
export function registerDataverseProxy(server: FastifyInstance, dataverse: LocalDataverse, userId: string): void {
  void server.register((scope, _options, done) => {
    // The body is passed on as it came, whatever its type.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, parsed) => parsed(null, body));
    scope.route({
      method: ["GET", "POST", "PATCH", "DELETE"],
      url: "/api/data/v9.2/*",
      handler: (request, reply) => forward(request, reply, dataverse, userId),
    });
    done();
  });
}

async function forward(
  request: FastifyRequest,
  reply: FastifyReply,
  dataverse: LocalDataverse,
  userId: string,
): Promise<FastifyReply> {
  const headers: Record<string, string> = { authorization: `Bearer ${dataverse.tokenFor(userId)}` };
  for (const name of REQUEST_HEADERS) {
    const value = request.headers[name];
    if (typeof value === "string") headers[name] = value;
  }
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(`${dataverse.url}${request.url}`, {
      method: request.method,
      headers,
      body: request.body instanceof Buffer && request.body.length > 0 ? request.body : null,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    text = await answer.text();
  } catch (error) {
    const reason =
      error instanceof Error && error.name === "TimeoutError"
        ? `did not answer within ${TIMEOUT_MS / 1000} s`
        : "cannot be reached";
    return reply.code(502).send({
      error: {
        code: "0x80072EE2",
        message: `The local Dataverse ${reason}. Look at the terminal that runs npm start.`,
      },
    });
  }
  const origin = `${request.protocol}://${request.host}`;
  for (const name of RESPONSE_HEADERS) {
    const value = answer.headers.get(name);
    if (value !== null) void reply.header(name, value.replace(dataverse.url, origin));
  }
  const here = text.replace(
    /("@odata\.(?:nextLink|context)":\s*")([^"]*)/g,
    (_all, name: string, url: string) => name + url.replace(dataverse.url, origin),
  );
  return reply.code(answer.status).send(here);
}
