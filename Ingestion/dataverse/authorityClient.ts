import type { ClientSecretCredentialOptions } from "@azure/identity";
import { Failure } from "../failures/failure";
import { bodyText } from "../http/body";
import { egressFetch } from "../http/egress";
import { proxyFailure } from "../http/proxyFailure";
import { ANSWER_BYTES, ERROR_BYTES } from "../http/request";

/** What @azure/identity sends its requests with. */
export type AuthorityClient = NonNullable<ClientSecretCredentialOptions["httpClient"]>;

type AnswerHeaders = Awaited<ReturnType<AuthorityClient["sendRequest"]>>["headers"];

/**
 * Asks the login authority by the way that all other requests take: @azure/identity reads `NO_PROXY` by rules of its
 * own, so that tokens would take a proxy where data takes none. Reads the answer within our own limits of bytes and
 * time: the library keeps an answer whatever its length, and waits for a compressed one that stops half way although it
 * was told to give up.
 * @param timeout milliseconds for one request, body included
 * @param onFailure told why there is no whole answer, since the library keeps neither error nor cause
 */
export function authorityClient(timeout: number, onFailure: (failure: Failure) => void): AuthorityClient {
  return {
    async sendRequest(request) {
      const { url, method, body } = request;
      if (!url.startsWith("https:") && request.allowInsecureConnection !== true)
        throw new Error("the login authority is asked over https alone");
      const late = AbortSignal.timeout(timeout);
      const given = request.abortSignal as AbortSignal | undefined;
      const until = given === undefined ? late : AbortSignal.any([late, given]);
      try {
        const response = await egressFetch(url, {
          method,
          headers: request.headers.toJSON(),
          body: typeof body === "string" ? body : null,
          redirect: "manual",
          signal: until,
        });
        const { status, ok, headers } = response;
        const { text, clipped } = await bodyText(response, ok ? ANSWER_BYTES : ERROR_BYTES, until);
        if (clipped && ok)
          throw new Failure({ code: "token-too-long", source: "token", values: { bytes: ANSWER_BYTES } });
        return { request, status, headers: answerHeaders(headers), bodyAsText: text };
      } catch (thrown) {
        if (thrown instanceof Failure) onFailure(thrown);
        else if (late.aborted) onFailure(authorityTimeout(timeout, thrown));
        else {
          const failure = proxyFailure(thrown, url, { source: "token", side: "the login authority" });
          if (failure !== undefined) onFailure(failure);
        }
        throw thrown;
      }
    },
  };
}

/** Headers as the library reads them. */
function answerHeaders(headers: Headers): AnswerHeaders {
  const all = new Map<string, string>();
  headers.forEach((value, name) => all.set(name, value));
  return {
    get: (name) => all.get(name.toLowerCase()),
    has: (name) => all.has(name.toLowerCase()),
    set: (name, value) => all.set(name.toLowerCase(), String(value)),
    delete: (name) => all.delete(name.toLowerCase()),
    toJSON: () => Object.fromEntries(all),
    [Symbol.iterator]: () => all[Symbol.iterator](),
  };
}

/** @param timeout milliseconds */
export function authorityTimeout(timeout: number, cause: unknown): Failure {
  const values = { side: "the login authority", seconds: timeout / 1000 };
  return new Failure({ code: "timeout", source: "token", values, cause });
}
