import type { TokenClaims } from "../../access/tokens";
import type { Environment } from "../../model/environment";
import { badQuery, wrongMethod } from "../../model/webApiError";
import { readApiVersion } from "../../request/resourcePath";
import type { Answer } from "../../request/webApiRequest";
import { answerExchange, errorAnswer, type Exchange } from "../exchange";
import { batchAnswer, type BatchAnswers, type ItemAnswer } from "./batchAnswer";
import { isChangeSet, readBatch, type BatchRequest } from "./batchItem";
import { resolveBody, resolveUrl, type ContentIds } from "./contentIds";

/** Longest URL of a GET within a batch, in characters. Source: Microsoft, "Execute batch operations", When to use. */
const MOST_URL = 65_536;

/** Headers of the whole batch that each of its requests has too, unless it has its own: for whom it is done. */
const INHERITED: ReadonlySet<string> = new Set(["callerobjectid", "mscrmcallerid"]);

const CONTINUE = /(?:^|[,;])\s*(?:odata\.)?continue-on-error\s*(?:=\s*"?true"?\s*)?(?:[,;]|$)/i;

/** Ends the work of a change set, so that the store undoes it; holds the answer that says why. */
class Undone extends Error {
  override readonly name = "Undone";
  constructor(readonly item: ItemAnswer) {
    super("a request of the change set failed");
  }
}

/** Whether a request is for the batch resource. */
export function isBatch(url: string): boolean {
  const root = readApiVersion(url);
  return root !== undefined && /^\/(?:\$|%24)batch\/?(?:\?|$)/.test(url.slice(root.length));
}

/** Path and query below this server, for whatever a request line may name. */
function localUrl(url: string, environment: Environment, outer: Exchange): string {
  const root = readApiVersion(outer.url) ?? "";
  const absolute = /^https?:\/\/([^/?#]*)(.*)$/i.exec(url);
  if (absolute !== null) {
    const [, host = "", rest = ""] = absolute;
    const hosts = [new URL(environment.url).host, outer.header("host")];
    if (!hosts.includes(host.toLowerCase())) throw badQuery(`The request URI '${url}' is not of this environment.`);
    return rest === "" ? "/" : rest;
  }
  return url.startsWith("/api/") ? url : `${root}/${url.replace(/^\/+/, "")}`;
}

/**
 * Does the requests of a batch in their order. The first that fails ends it, and its status is the batch's own, unless
 * `Prefer: odata.continue-on-error` lets the others go on. Source: Microsoft, "Execute batch operations".
 * @throws WebApiError 400 for a body that is no batch: nothing of it is done then.
 */
export function runBatch(environment: Environment, claims: TokenClaims, outer: Exchange): Answer {
  if (outer.method !== "POST") throw wrongMethod(outer.method, ["POST"]);
  const items = readBatch(outer.header("content-type"), outer.body);
  const goesOn = CONTINUE.test(outer.header("prefer") ?? "");

  const answerTo = (request: BatchRequest, ids: ContentIds): Answer => {
    const header = (name: string): string | undefined =>
      request.headers.get(name) ?? (INHERITED.has(name) ? outer.header(name) : undefined);
    try {
      const url = localUrl(resolveUrl(request.url, ids), environment, outer);
      if (isBatch(url)) throw badQuery("A batch request can't contain other batch requests.");
      const body = resolveBody(request.body, ids);
      return answerExchange(environment, claims, { method: request.method, url, header, body }, MOST_URL);
    } catch (error) {
      return errorAnswer(error, { header });
    }
  };

  const changeSet = (requests: readonly BatchRequest[]): readonly ItemAnswer[] => {
    const ids = new Map<string, string>();
    try {
      return environment.store.transaction(() =>
        requests.map((request) => {
          const { contentId = "" } = request;
          const item = { answer: answerTo(request, ids), contentId };
          if (item.answer.status >= 400) throw new Undone(item);
          const { address } = item.answer;
          if (address !== undefined) ids.set(contentId, address);
          return item;
        }),
      );
    } catch (error) {
      if (error instanceof Undone) return [error.item];
      throw error;
    }
  };

  const answers: BatchAnswers[number][] = [];
  for (const item of items) {
    const given = isChangeSet(item) ? changeSet(item) : { answer: answerTo(item, new Map()) };
    answers.push(given);
    const failed = [given].flat().find(({ answer }) => answer.status >= 400);
    if (failed !== undefined && !goesOn) return batchAnswer(failed.answer.status, answers);
  }
  return batchAnswer(200, answers);
}
