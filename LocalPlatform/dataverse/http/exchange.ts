import { randomUUID } from "node:crypto";
import { errorText } from "../../command/errorText";
import { resolveCaller } from "../access/caller";
import type { TokenClaims } from "../access/tokens";
import type { Environment } from "../model/environment";
import { errorBody, noResource, notImplemented, WebApiError } from "../model/webApiError";
import { isDefinitionRequest } from "../operations/definitions/definitionRequest";
import { readQueryOptions, readQueryString } from "../odata/parseQueryOptions";
import { readPreferences, wantsAnnotation } from "../request/preferences";
import { readApiVersion, readResourcePath } from "../request/resourcePath";
import type { Answer } from "../request/webApiRequest";
import { dispatch } from "./dispatch";

/** One request as it came, by itself or as a part of a batch. */
export interface Exchange {
  readonly method: string;
  /** Path with query, without host. */
  readonly url: string;
  /** The value of a header, by its name in lower case. */
  readonly header: (name: string) => string | undefined;
  /** Body text; "" without one. */
  readonly body: string;
}

/**
 * Does what a request asks for.
 * @param mostCharacters that a GET's URL may have.
 * @throws WebApiError for whatever is wrong with it.
 */
export function answerExchange(
  environment: Environment,
  claims: TokenClaims,
  exchange: Exchange,
  mostCharacters: number,
): Answer {
  const { method, url, header, body } = exchange;
  if (method === "GET" && url.length > mostCharacters)
    throw new WebApiError(414, "0x80060888", `The request URL is longer than ${mostCharacters} characters.`);
  const [objectId, userId] = [header("callerobjectid"), header("mscrmcallerid")];
  const caller = resolveCaller(environment, claims, {
    ...(objectId === undefined ? {} : { objectId }),
    ...(userId === undefined ? {} : { userId }),
  });
  const question = url.indexOf("?");
  const path = question < 0 ? url : url.slice(0, question);
  const query = question < 0 ? "" : url.slice(question + 1);
  const apiPath = readApiVersion(path);
  if (apiPath === undefined) throw noResource(environment.url + url);
  if (/\bodata\.track-changes\b/i.test(header("prefer") ?? ""))
    throw notImplemented("Change tracking (Prefer: odata.track-changes)");
  const segments = readResourcePath(path.slice(apiPath.length));
  const contentType = header("content-type");
  const [ifMatch, ifNoneMatch] = [header("if-match"), header("if-none-match")];
  return dispatch({
    environment,
    caller,
    method,
    apiPath,
    uri: environment.url + url,
    segments,
    // Metadata has a grammar of its own.
    options: readQueryOptions(
      readQueryString(isDefinitionRequest(segments) || segments[0]?.name === "$metadata" ? "" : query),
    ),
    query,
    preferences: readPreferences(header("prefer")),
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }),
    ...(contentType === undefined ? {} : { contentType }),
    // Suppressed unless the header says otherwise. Source: Web API, Detect duplicate data.
    detectDuplicates: /^false$/i.test(header("mscrm.suppressduplicatedetection") ?? ""),
    body,
  });
}

/** How a refusal is answered; `Prefer: odata.include-annotations` may ask for its details. */
export function errorAnswer(error: unknown, { header }: Pick<Exchange, "header">): Answer {
  // What is not ours is a defect of this server; it must show as one and never pass for a documented refusal.
  const known =
    error instanceof WebApiError
      ? error
      : new WebApiError(500, "0x80040216", `An unexpected error occurred. ${errorText(error)}`);
  const preferences = readPreferences(header("prefer"));
  return {
    status: known.status,
    headers: { ...known.headers, req_id: randomUUID() },
    body: errorBody(known, (annotation) => wantsAnnotation(preferences, annotation)),
  };
}
