import type { LocalDataverse, LocalDataverseOptions } from "../../../LocalPlatform/dataverse/contract";
import { sendWebApi } from "../../support/webApi";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";

/** What came back: body parsed when it is JSON. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly text: string;
}

/** Sends Web API requests as one user. */
export interface Client {
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  /** Rows of a collection read with these query options, which are percent-encoded here. */
  query(set: string, options: Record<string, string>, headers?: Record<string, string>): Promise<Reply>;
}

const DEADLINE = 10_000;

/** A client holding a token of the given user; default the application user. */
export function clientOf(dataverse: LocalDataverse, user: string = dataverse.users.application ?? ""): Client {
  const token = dataverse.tokenFor(user);
  const send: Client["send"] = async (method, path, body, headers = {}) => {
    const { json, ...answer } = await sendWebApi(method, `${dataverse.url}/api/data/v9.2/${path}`, {
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body,
      deadline: DEADLINE,
    });
    return { ...answer, body: json };
  };
  const get: Client["get"] = (path, headers) => send("GET", path, undefined, headers);
  return {
    send,
    get,
    query: (set, options, headers) =>
      get(
        `${set}?${Object.entries(options)
          .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
          .join("&")}`,
        headers,
      ),
  };
}

/**
 * A Dataverse for all tests of one `describe`, with a client of its application user. To be read inside tests, where it
 * stands.
 */
export function useDataverse(options: LocalDataverseOptions = {}): {
  readonly dataverse: LocalDataverse;
  readonly client: Client;
} {
  let running: { readonly dataverse: LocalDataverse; readonly client: Client } | undefined;
  const standing = () => {
    if (running === undefined) throw new Error("the Dataverse stands only while tests run");
    return running;
  };
  beforeAll(async () => {
    const dataverse = await startDataverse(options);
    running = { dataverse, client: clientOf(dataverse) };
  });
  afterAll(() => running?.dataverse.close());
  return {
    get dataverse() {
      return standing().dataverse;
    },
    get client() {
      return standing().client;
    },
  };
}

/** `value` of a collection answer. */
export function rowsOf(reply: Reply): readonly Record<string, unknown>[] {
  if (reply.status !== 200 || !Array.isArray(reply.body.value))
    throw new Error(`not a collection: ${reply.status} ${reply.text}`);
  return reply.body.value as readonly Record<string, unknown>[];
}

/** Status, code and text of an error answer, to be compared at once. */
export function errorOf(reply: Reply): readonly [number, unknown, unknown] {
  const error = reply.body.error as Record<string, unknown> | undefined;
  return [reply.status, error?.code, error?.message];
}

/** The id in `OData-EntityId`. */
export function idOf(reply: Reply): string {
  const id = /\(([0-9a-f-]{36})\)$/.exec(reply.headers.get("odata-entityid") ?? "")?.[1];
  if (id === undefined) throw new Error(`no OData-EntityId: ${reply.status} ${reply.text}`);
  return id;
}

/** Binds of the placeholder account as customer. */
export function placeholderOf(dataverse: LocalDataverse): Record<string, string> {
  return {
    "customerid_account@odata.bind": `/accounts(${dataverse.customer.slice("account:".length)})`,
  };
}

/** Text of the error for a body the OData reader refuses. */
export function payloadError(set: string, inner: string): string {
  return `Error identified in Payload provided by the user for Entity :'${set}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : Microsoft.OData.ODataException: ${inner}`;
}
