import type { Table } from "../../metadata/schema";
import { readPayload, typeIn, type JsonObject } from "../../model/payload";
import type { Row } from "../../model/row";
import { badPayload, badQuery, noResource, tableNotHere } from "../../model/webApiError";
import type { QueryOptions } from "../../odata/queryOptions";
import { jsonAnswer, odataContext, type Answer, type WebApiRequest } from "../../request/webApiRequest";
import { duplicatesOf } from "../../rules/duplicates";
import { refuseOptions } from "../complexAnswer";
import { readContextOf } from "../readContext";
import { representer } from "../representRow";
import { byKey, demandRow } from "../rows/rowKeys";
import { readReference, referredRow } from "../rows/rowReference";
import { functionParameters } from "./functionParameters";
import { jsonParameter } from "./jsonParameter";

const NAME = "RetrieveDuplicates";
/** Rows on a page. Source: Web API, query data. */
const MAX_PAGE = 5000;
const ALL: QueryOptions = { orderBy: [], expand: [], count: false };

interface Compared {
  readonly table: Table;
  readonly id?: string;
  readonly values: Row["values"];
}

/** The row that is compared: one that stands, or one that is yet to be made. */
function readEntity(request: WebApiRequest, text: string): Compared {
  const { environment, caller } = request;
  const given: JsonObject = jsonParameter("BusinessEntity", text);
  const name = typeIn(given) ?? "";
  const table = environment.schema.tables.get(name);
  if (given["@odata.id"] !== undefined) {
    const [of, row] = referredRow(request, "BusinessEntity", JSON.stringify({ "@odata.id": given["@odata.id"] }));
    caller.demand("Read", of.logicalName, row);
    return { table: of, id: row.id, values: row.values };
  }
  if (table === undefined)
    throw badPayload(NAME, "The parameter 'BusinessEntity' must name its type in '@odata.type', or be an '@odata.id'.");
  const { [table.key]: key, ...body } = given;
  if (key !== undefined) {
    const { id } = readReference(environment.schema, NAME, "BusinessEntity", given);
    const row = demandRow(environment, table, { id });
    caller.demand("Read", name, row);
    return { table, id, values: row.values };
  }
  const { values } = readPayload(environment.schema, table, body, byKey(environment));
  return { table, values: Object.fromEntries(values) };
}

/** `{'PageNumber':1,'Count':50}`. */
function readPage(text: string | undefined): { readonly start: number; readonly size: number } {
  const { PageNumber: page = 1, Count: count = MAX_PAGE } = text === undefined ? {} : jsonParameter("PagingInfo", text);
  if (!Number.isInteger(page) || !Number.isInteger(count) || Number(page) < 1 || Number(count) < 0)
    throw badQuery("PagingInfo takes PageNumber, from 1 on, and Count.");
  const size = Number(count) === 0 ? MAX_PAGE : Math.min(Number(count), MAX_PAGE);
  return { start: (Number(page) - 1) * size, size };
}

/**
 * The unbound function RetrieveDuplicates: rows that the published rules find to be duplicates of one. Source: Microsoft,
 * "Run duplicate detection", Example: Detect duplicates for a specified record using Web API.
 * @throws WebApiError 400 for the parameters, 403 who may not read, 404 for a row that is not there
 */
export function retrieveDuplicates(request: WebApiRequest): Answer {
  const { caller, environment, method, options, uri } = request;
  if (method !== "GET") throw noResource(uri);
  refuseOptions(options);
  const given = functionParameters(request, ["BusinessEntity", "MatchingEntityName"], { optional: ["PagingInfo"] });
  const matching = /^'(\w+)'$/.exec(given.MatchingEntityName ?? "")?.[1] ?? "";
  const target = environment.schema.tables.get(matching);
  if (target === undefined) throw tableNotHere(matching);
  caller.demand("Read", matching);
  const { table, ...compared } = readEntity(request, given.BusinessEntity ?? "");
  const { start, size } = readPage(given.PagingInfo);
  const sees = caller.sees(target);
  const found = table === target ? duplicatesOf(environment, matching, compared) : [];
  const show = representer(readContextOf(request), target, ALL);
  const rows = found.filter((row) => sees?.(row) ?? true).slice(start, start + size);
  return jsonAnswer(request, 200, { "@odata.context": odataContext(request, target.set), value: rows.map(show) });
}
