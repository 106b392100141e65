import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Environment } from "../model/environment";
import { applicationUser } from "./caller";
import { checkTokenRequest, type AppRegistration, type TokenRefusal } from "./tokenRequest";
import type { TokenIssuer } from "./tokens";

/** Body of a refusal, in the form of the Microsoft identity platform's token endpoint. */
function refusalBody(refusal: TokenRefusal): object {
  const [trace, correlation, timestamp] = [
    randomUUID(),
    randomUUID(),
    new Date().toISOString().replace("T", " ").replace(/\.\d+/, ""),
  ];
  return {
    error: refusal.error,
    error_description: `AADSTS${refusal.code}: ${refusal.text} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [refusal.code],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${refusal.code}`,
  };
}

/** The largest token request that is read: a secret, a scope and four short fields. */
const FORM_BYTES = 64 * 1024;

/** Where the authority stands, below the environment URL. */
export const AUTHORITY_PATH = "/authority";

/**
 * The token authority under `/authority`: token endpoint and the discovery documents that MSAL asks for.
 * @param options.oid directory object id of the application.
 */
export function authorityRoutes(
  app: FastifyInstance,
  options: {
    readonly environment: Environment;
    readonly registration: AppRegistration;
    readonly issuer: TokenIssuer;
    readonly oid: string;
  },
): void {
  const { environment, registration, issuer } = options;
  const ofApplication = (appid: string) => {
    const oid = applicationUser(environment.store, appid)?.values.azureactivedirectoryobjectid;
    return { oid: appid !== registration.clientId && typeof oid === "string" ? oid : options.oid, appid };
  };
  const hostOf = (): string => new URL(environment.url).host;

  app.get<{ Params: { tenant: string } }>(
    `${AUTHORITY_PATH}/:tenant/v2.0/.well-known/openid-configuration`,
    (request) => {
      const base = `${environment.url}${AUTHORITY_PATH}/${request.params.tenant}`;
      return {
        token_endpoint: `${base}/oauth2/v2.0/token`,
        token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt"],
        jwks_uri: `${base}/discovery/v2.0/keys`,
        response_types_supported: ["token"],
        scopes_supported: ["openid"],
        issuer: `${base}/v2.0`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        tenant_region_scope: null,
        cloud_instance_name: hostOf(),
      };
    },
  );

  // Without this, MSAL asks the public cloud whether it knows a host such as 127.0.0.1.
  app.get(`${AUTHORITY_PATH}/common/discovery/instance`, () => ({
    tenant_discovery_endpoint: `${environment.url}${AUTHORITY_PATH}/${registration.tenantId}/v2.0/.well-known/openid-configuration`,
    "api-version": "1.1",
    metadata: [{ preferred_network: hostOf(), preferred_cache: hostOf(), aliases: [hostOf()] }],
  }));

  app.post<{ Params: { tenant: string }; Body: unknown }>(
    `${AUTHORITY_PATH}/:tenant/oauth2/v2.0/token`,
    { bodyLimit: FORM_BYTES },
    (request, reply): FastifyReply => {
      const form = new URLSearchParams(typeof request.body === "string" ? request.body : "");
      const refusal = checkTokenRequest(registration, environment.url, request.params.tenant, form);
      void reply
        .headers({ "cache-control": "no-store, no-cache", pragma: "no-cache" })
        .type("application/json; charset=utf-8");
      if (refusal !== undefined) return reply.code(refusal.status).send(refusalBody(refusal));
      return reply.send({
        token_type: "Bearer",
        expires_in: issuer.lifetime,
        ext_expires_in: issuer.lifetime,
        access_token: issuer.issue(ofApplication((form.get("client_id") ?? "").toLowerCase())),
      });
    },
  );
}
