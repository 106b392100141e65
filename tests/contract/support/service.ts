import { isObject, sendWebApi, type WebApiReply } from "../../support/webApi";
import type { Environment } from "./environment";

/** What was answered. */
export type ContractAnswer = WebApiReply;

/** What a request carries besides its address. */
export interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  /** An object goes as JSON; a text goes as it is, and its type stands in `headers`. */
  readonly body?: unknown;
}

/** The Dataverse, as a case sees it. */
export interface Service {
  /** Address of the environment, no trailing slash. */
  readonly url: string;
  /** @param path below `/api/data/v9.2/`; from the root when it begins with a slash; or the whole address of a link. */
  request(method: string, path: string, sent?: Sent): Promise<ContractAnswer>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<ContractAnswer>;
  /**
   * Makes a row, which is removed again when the case ends.
   * @returns its id
   */
  create(set: string, row: Readonly<Record<string, unknown>>): Promise<string>;
  /** Has a row removed when the case ends that the case itself makes otherwise. */
  removeLater(set: string, id: string): void;
  /** Id of the case's throw-away account, made when it is first asked for. */
  account(): Promise<string>;
  /** A case (`incident`) of the throw-away account. @returns its id */
  incident(row?: Readonly<Record<string, unknown>>): Promise<string>;
  /** A contact of the throw-away account. @returns its id */
  contact(row?: Readonly<Record<string, unknown>>): Promise<string>;
  /** The same service, asked in another's name. */
  as(token: string): Service;
}

const DEADLINE = 30_000;

async function send(
  environment: Environment,
  token: string,
  method: string,
  path: string,
  sent: Sent,
): Promise<ContractAnswer> {
  const { body, headers = {} } = sent;
  const url = path.startsWith(`${environment.url}/`)
    ? path
    : environment.url + (path.startsWith("/") ? path : `/api/data/v9.2/${path}`);
  return sendWebApi(method, url, {
    headers: {
      authorization: `Bearer ${token}`,
      accept: "application/json",
      "odata-version": "4.0",
      "odata-maxversion": "4.0",
      ...(isObject(body) ? { "content-type": "application/json" } : {}),
      ...headers,
    },
    body,
    deadline: DEADLINE,
  });
}

/** The id in `OData-EntityId`. @throws Error with the answer when there is none */
export function idIn(answer: ContractAnswer): string {
  const id = /\(([0-9a-f-]{36})\)$/i.exec(answer.headers.get("odata-entityid") ?? "")?.[1];
  if (id === undefined) throw new Error(`no row was made: ${answer.status} ${answer.text}`);
  return id.toLowerCase();
}

/** `value` of an answer that lists. @throws Error with the answer when it lists nothing */
export function rowsIn(answer: ContractAnswer): readonly Readonly<Record<string, unknown>>[] {
  const { value } = answer.json;
  if (answer.status !== 200 || !Array.isArray(value)) throw new Error(`no list: ${answer.status} ${answer.text}`);
  return value as readonly Record<string, unknown>[];
}

/** Status and code of a refusal. */
export function refusalIn({ status, json }: ContractAnswer): readonly [number, unknown] {
  return [status, isObject(json.error) ? json.error.code : undefined];
}

/** Text of a refusal; "" without one. */
export function messageIn({ json }: ContractAnswer): string {
  return isObject(json.error) && typeof json.error.message === "string" ? json.error.message : "";
}

/**
 * A service for one case.
 * @returns with it, what removes the rows that the case has made, the latest first
 */
export function serviceFor(environment: Environment): {
  readonly service: Service;
  readonly clear: () => Promise<void>;
} {
  const made: (readonly [string, string])[] = [];
  let account: Promise<string> | undefined;
  const speaking = (token: () => Promise<string>): Service => {
    const service: Service = {
      url: environment.url,
      request: async (method, path, sent = {}) => send(environment, await token(), method, path, sent),
      get: (path, headers = {}) => service.request("GET", path, { headers }),
      async create(set, row) {
        const id = idIn(await service.request("POST", set, { body: row }));
        made.push([set, id]);
        return id;
      },
      removeLater: (set, id) => void made.push([set, id]),
      account: () => (account ??= service.create("accounts", { name: "Contract case, may be deleted" })),
      async incident(row = {}) {
        const customer = `/accounts(${await service.account()})`;
        return service.create("incidents", {
          title: "Contract case",
          "customerid_account@odata.bind": customer,
          ...row,
        });
      },
      async contact(row = {}) {
        const parent = `/accounts(${await service.account()})`;
        return service.create("contacts", {
          lastname: "Contract case",
          "parentcustomerid_account@odata.bind": parent,
          ...row,
        });
      },
      as: (other) => speaking(async () => other),
    };
    return service;
  };
  const clear = async () => {
    const token = await environment.token();
    for (const [set, id] of made.reverse()) {
      const { status, text } = await send(environment, token, "DELETE", `${set}(${id})`, {});
      if (status >= 300 && status !== 404) throw new Error(`${set}(${id}) is left behind: ${status} ${text}`);
    }
  };
  return { service: speaking(() => environment.token()), clear };
}
