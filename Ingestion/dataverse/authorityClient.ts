import { Readable } from "node:stream";
import type { ClientSecretCredentialOptions } from "@azure/identity";
import { Failure } from "../failures/failure";
import { bodyText } from "../http/body";
import { proxyFailure } from "../http/proxyFailure";
import { ANSWER_BYTES, ERROR_BYTES } from "../http/request";

type Policy = NonNullable<ClientSecretCredentialOptions["additionalPolicies"]>[number]["policy"];

/**
 * Reads what the login authority answers within our own limits of bytes and time: @azure/identity keeps an answer
 * whatever its length, and waits for a compressed one that stops half way although it was told to give up.
 * @param timeout milliseconds for one request, body included
 * @param onFailure told why there is no whole answer, since the library keeps neither error nor cause
 */
export function authorityAnswers(timeout: number, onFailure: (failure: Failure) => void): Policy {
  return {
    name: "authorityAnswers",
    async sendRequest(request, next) {
      const late = AbortSignal.timeout(timeout);
      const reading = new AbortController();
      const given = request.abortSignal as AbortSignal | undefined;
      const until = AbortSignal.any([late, reading.signal, ...(given === undefined ? [] : [given])]);
      request.abortSignal = until;
      request.streamResponseStatusCodes = new Set([Number.POSITIVE_INFINITY]);
      try {
        const response = await next(request);
        const stream = response.readableStreamBody;
        if (stream === undefined) return response;
        const isOk = response.status >= 200 && response.status < 300;
        const body = new Response(Readable.toWeb(Readable.from(stream)) as ReadableStream<Uint8Array>);
        const { text, clipped } = await bodyText(body, isOk ? ANSWER_BYTES : ERROR_BYTES, until);
        if (clipped && isOk)
          throw new Failure({ code: "token-too-long", source: "token", values: { bytes: ANSWER_BYTES } });
        return { ...response, readableStreamBody: undefined, bodyAsText: text };
      } catch (thrown) {
        if (thrown instanceof Failure) onFailure(thrown);
        else if (late.aborted) onFailure(authorityTimeout(timeout, thrown));
        else {
          const failure = proxyFailure(thrown, request.url, { source: "token", side: "the login authority" });
          if (failure !== undefined) onFailure(failure);
        }
        throw thrown;
      } finally {
        // Ends the connection of an answer that was not read to its end; the library would leave it open.
        reading.abort();
        // The library throws an answer away whose request was aborted.
        request.abortSignal = given;
      }
    },
  };
}

/** @param timeout milliseconds */
export function authorityTimeout(timeout: number, cause: unknown): Failure {
  const values = { side: "the login authority", seconds: timeout / 1000 };
  return new Failure({ code: "timeout", source: "token", values, cause });
}
