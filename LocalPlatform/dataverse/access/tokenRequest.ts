import { timingSafeEqual } from "node:crypto";
import { assertionFault } from "./clientAssertion";

/** The app registration of the local directory; others may stand beside it. */
export interface AppRegistration {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Its address, which an assertion names as its audience. */
  readonly tokenEndpoint: string;
  /** PEM of the certificate that was uploaded for it; absent: none was. */
  readonly certificate?: string | undefined;
  /** Whether another application of this id is registered, which has the same secret. */
  readonly isOther?: (clientId: string) => boolean;
}

/** A refusal of the token endpoint. */
export interface TokenRefusal {
  readonly status: number;
  readonly error: string;
  /** AADSTS number. */
  readonly code: number;
  readonly text: string;
}

function refusal(status: number, error: string, code: number, text: string): TokenRefusal {
  return {
    status,
    error,
    code,
    text,
  };
}

function same(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

const SCOPE_SUFFIX = "/.default";

/**
 * Checks a client-credentials token request. Sources: Microsoft identity platform, "OAuth 2.0 client credentials flow"
 * (parameters) and "Microsoft Entra authentication and authorization error codes" (AADSTS numbers and texts); statuses
 * 400 and 401 as that service gives them.
 * @param environmentUrl the one resource that tokens are for; the scope is `<url>/.default`.
 * @returns why it is refused, or undefined when a token is due.
 */
export function checkTokenRequest(
  app: AppRegistration,
  environmentUrl: string,
  tenant: string,
  form: URLSearchParams,
): TokenRefusal | undefined {
  if (tenant.toLowerCase() !== app.tenantId) {
    return refusal(
      400,
      "invalid_request",
      90002,
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into ` +
        "the correct cloud. Check with your subscription administrator, this may happen if there are no active " +
        "subscriptions for the tenant.",
    );
  }
  const missing = ["grant_type", "client_id", "scope"].find((name) => (form.get(name) ?? "") === "");
  if (missing !== undefined)
    return refusal(
      400,
      "invalid_request",
      900144,
      `The request body must contain the following parameter: '${missing}'.`,
    );
  const grant = form.get("grant_type") ?? "";
  if (grant !== "client_credentials")
    return refusal(400, "unsupported_grant_type", 70003, `The app requested an unsupported grant type '${grant}'.`);

  const clientId = form.get("client_id") ?? "";
  if (clientId.toLowerCase() !== app.clientId && app.isOther?.(clientId.toLowerCase()) !== true) {
    return refusal(
      400,
      "unauthorized_client",
      700016,
      `Application with identifier '${clientId}' was not found in the directory '${tenant}'. This can happen ` +
        "if the application has not been installed by the administrator of the tenant or consented to by any " +
        "user in the tenant. You may have sent your authentication request to the wrong tenant.",
    );
  }
  const secret = form.get("client_secret") ?? "";
  const assertion = form.get("client_assertion") ?? "";
  if (assertion !== "") {
    const fault = assertionFault(assertion, app, app.tokenEndpoint);
    if (fault !== undefined) return refusal(401, "invalid_client", fault.code, fault.text);
  } else if (secret === "") {
    return refusal(
      401,
      "invalid_client",
      7000216,
      "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
    );
  }
  if (assertion === "" && !same(secret, app.clientSecret)) {
    return refusal(
      401,
      "invalid_client",
      7000215,
      "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, " +
        `not the client secret ID, for a secret added to app '${clientId}'.`,
    );
  }
  const scope = form.get("scope") ?? "";
  if (!scope.endsWith(SCOPE_SUFFIX)) {
    return refusal(
      400,
      "invalid_scope",
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value ` +
        "with /.default suffixed to the resource identifier (application ID URI).",
    );
  }
  const resource = scope.slice(0, -SCOPE_SUFFIX.length);
  if (resource !== environmentUrl) {
    return refusal(
      400,
      "invalid_resource",
      500011,
      `The resource principal named ${resource} was not found in the tenant named ${tenant}. This can happen ` +
        "if the application has not been installed by the administrator of the tenant or consented to by any " +
        "user in the tenant. You might have sent your authentication request to the wrong tenant.",
    );
  }
  return undefined;
}
