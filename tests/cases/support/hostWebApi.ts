import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";

/** Set names of the tables that the control asks for. */
const SETS: Readonly<Record<string, string>> = {
  account: "accounts",
  contact: "contacts",
  incident: "incidents",
  environmentvariabledefinition: "environmentvariabledefinitions",
};

type Row = Readonly<Record<string, unknown>>;

/** A row that the Web API gave. @throws Error with `errorCode`, as the host rejects */
async function ask(
  dataverse: LocalDataverse,
  user: string,
  path: string,
  init: { readonly method?: string; readonly body?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  const response = await fetch(`${dataverse.url}/api/data/v9.2/${path}`, {
    ...init,
    headers: {
      accept: "application/json",
      "content-type": "application/json",
      prefer: 'odata.include-annotations="*"',
      authorization: `Bearer ${dataverse.tokenFor(user)}`,
      ...init.headers,
    },
  });
  if (response.ok) return response;
  const body = (await response.json()) as { readonly error: { readonly code: string; readonly message: string } };
  throw Object.assign(new Error(body.error.message), { errorCode: Number(body.error.code) });
}

function setOf(table: string): string {
  const set = SETS[table];
  if (set === undefined) throw new Error(`hostWebApi knows no table ${table}: add its set name`);
  return set;
}

/**
 * What the control is handed as `context.webAPI`, against a local Dataverse.
 * @param user who asks: a rep, unless a test needs more
 */
export function hostWebApi(
  dataverse: LocalDataverse,
  user: string = dataverse.users.rep ?? "",
): ComponentFramework.WebApi {
  return {
    async createRecord(table, data) {
      const answer = await ask(dataverse, user, setOf(table), { method: "POST", body: JSON.stringify(data) });
      const id = /\(([0-9a-f-]{36})\)/.exec(answer.headers.get("odata-entityid") ?? "")?.[1] ?? "";
      return { id, entityType: table, name: "" };
    },
    async updateRecord(table, id, data) {
      const headers = { "if-match": "*" };
      await ask(dataverse, user, `${setOf(table)}(${id})`, { method: "PATCH", headers, body: JSON.stringify(data) });
      return { id, entityType: table, name: "" };
    },
    async deleteRecord(table, id) {
      await ask(dataverse, user, `${setOf(table)}(${id})`, { method: "DELETE" });
      return { id, entityType: table, name: "" };
    },
    retrieveRecord: async (table, id, options = "") =>
      (await (await ask(dataverse, user, `${setOf(table)}(${id})${options}`)).json()) as Row,
    retrieveMultipleRecords: async (table, options = "") => {
      const answer = await ask(dataverse, user, setOf(table) + options);
      const { value } = (await answer.json()) as { readonly value: Row[] };
      return { entities: value, nextLink: "" };
    },
  };
}
