import { plainGuid } from "../../../Transcript/text/guid";
import { tableMetadata } from "../dataverse/metadata";
import { request, requestJson, WebApiError } from "../dataverse/request";
import { ANNOTATIONS, type Row } from "../dataverse/row";

/** What the platform hands out when the caller names no page size. */
const DEFAULT_PAGE = 5000;

/**
 * `context.webAPI` and `Xrm.WebApi` of the page: logical names in, Web API requests out, rejections as the platform's.
 */
export const webApi: ComponentFramework.WebApi = {
  async createRecord(entityType, data) {
    const table = await tableMetadata(entityType);
    const answer = await request(table.setName, { method: "POST", body: data });
    const id = /\(([0-9a-f-]{36})\)\s*$/i.exec(answer.headers.get("odata-entityid") ?? "")?.[1];
    if (id === undefined)
      throw new WebApiError("The answer named no record: no OData-EntityId header came.", 0, answer.status, "");
    const name: unknown = data[table.nameColumn];
    return { id, entityType, name: typeof name === "string" ? name : "" };
  },
  async updateRecord(entityType, id, data) {
    const table = await tableMetadata(entityType);
    // Without If-Match the Web API would create a record that is not there.
    await request(`${table.setName}(${plainGuid(id)})`, { method: "PATCH", ifMatch: "*", body: data });
    return { id: plainGuid(id), entityType, name: "" };
  },
  async deleteRecord(entityType, id) {
    const table = await tableMetadata(entityType);
    await request(`${table.setName}(${plainGuid(id)})`, { method: "DELETE" });
    return { id: plainGuid(id), entityType, name: "" };
  },
  async retrieveRecord(entityType, id, options = "") {
    const table = await tableMetadata(entityType);
    return requestJson<Row>(`${table.setName}(${plainGuid(id)})${options}`, { prefer: ANNOTATIONS });
  },
  async retrieveMultipleRecords(entityType, options = "", maxPageSize = DEFAULT_PAGE) {
    const table = await tableMetadata(entityType);
    const body = await requestJson<{ readonly value: readonly Row[]; readonly "@odata.nextLink"?: string }>(
      table.setName + options,
      {
        prefer: `${ANNOTATIONS},odata.maxpagesize=${maxPageSize}`,
      },
    );
    return { entities: [...body.value], nextLink: body["@odata.nextLink"] ?? "" };
  },
};
