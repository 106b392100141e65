import type { ClientSecretCredentialOptions } from "@azure/identity";
import { isLoopback } from "../http/loopback";

type Policy = NonNullable<ClientSecretCredentialOptions["additionalPolicies"]>[number]["policy"];

/**
 * Lets @azure/identity talk to a token server on this machine over http, as local development does. MSAL refuses http
 * authorities, and an http issuer in the discovery document, before any request is sent; so it is told https, and each
 * request to that one origin is sent over http, the discovery document rewritten the same way.
 * @returns undefined for every authority that is not http on loopback
 */
export function loopbackHttp(authority: string): { readonly authority: string; readonly policy: Policy } | undefined {
  const url = new URL(authority);
  if (url.protocol !== "http:" || !isLoopback(url.hostname)) return undefined;
  const plain = url.origin;
  const secure = plain.replace(/^http:/, "https:");
  return {
    authority: authority.replace(plain, secure),
    policy: {
      name: "loopbackHttp",
      async sendRequest(request, next) {
        if (new URL(request.url).origin === secure) {
          request.url = request.url.replace(secure, plain);
          request.allowInsecureConnection = true;
        }
        const response = await next(request);
        if (response.bodyAsText != null)
          response.bodyAsText = response.bodyAsText.replaceAll(`${plain}/`, `${secure}/`);
        return response;
      },
    },
  };
}
