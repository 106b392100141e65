import { errorText } from "../../command/errorText";
import type { Caller } from "../access/caller";
import type { Environment } from "../model/environment";
import type { QueryOptions } from "../odata/queryOptions";
import { badPayload, WebApiError } from "../model/webApiError";
import { isObject, type JsonObject } from "../model/payload";
import { preferenceApplied, type Preferences } from "./preferences";
import type { Segment } from "./resourcePath";

/** A Web API request, read and authorised. */
export interface WebApiRequest {
  readonly environment: Environment;
  readonly caller: Caller;
  readonly method: string;
  /** The root that the request came by, such as `/api/data/v9.2`; addresses in its answer stand below the same. */
  readonly apiPath: string;
  /** The whole request URL, for error texts. */
  readonly uri: string;
  readonly segments: readonly Segment[];
  readonly options: QueryOptions;
  /** Raw query string, for the next page's link. */
  readonly query: string;
  readonly preferences: Preferences;
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
  /** Whether duplicates are refused that a published rule finds. */
  readonly detectDuplicates: boolean;
  /** Body text; "" without one. */
  readonly body: string;
  readonly contentType?: string;
}

/** What is to be sent back. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: JsonObject | string;
  /** Media type of a text body; plain text unless it says otherwise. */
  readonly contentType?: string;
  /** URL of the row that was written; within a change set it is what the request's content id stands for. */
  readonly address?: string;
}

/** Through which root, and to which environment, a request was sent. */
export type Addressed = Pick<WebApiRequest, "environment" | "apiPath">;

/** URL of the Web API's root, as the request was addressed. */
export function apiUrl({ environment, apiPath }: Addressed): string {
  return environment.url + apiPath;
}

/** `@odata.context` of what is named. */
export function odataContext(request: Addressed, what: string): string {
  return `${apiUrl(request)}/$metadata#${what}`;
}

/**
 * The body as an object.
 * @throws WebApiError 400 0x80048d19 when there is none, it is not JSON, or not an object; 415 when it does not call
 * itself JSON.
 */
export function jsonBody({ body, contentType, segments }: WebApiRequest): JsonObject {
  const set = segments[0]?.name ?? "";
  if (body !== "" && !/^application\/json *(;|$)/i.test(contentType ?? "")) {
    throw new WebApiError(
      415,
      "0x80060888",
      `The request entity's media type '${contentType ?? ""}' is not supported for this resource.`,
    );
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch (error) {
    throw badPayload(set, `Invalid JSON. ${errorText(error)}`);
  }
  if (!isObject(parsed)) throw badPayload(set, "The body must be one JSON object.");
  return parsed;
}

/** A JSON answer, with the preferences that were applied. */
export function jsonAnswer(
  request: WebApiRequest,
  status: number,
  body: JsonObject,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const applied = preferenceApplied(request.preferences);
  return { status, body, headers: { ...headers, ...(applied === undefined ? {} : { "preference-applied": applied }) } };
}
