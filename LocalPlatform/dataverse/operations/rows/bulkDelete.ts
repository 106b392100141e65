import { randomUUID } from "node:crypto";
import { z } from "zod";
import { columnTest } from "../../conditions/columnTest";
import type { Row } from "../../model/row";
import type { Table } from "../../metadata/schema";
import { badPayload, noResource, noSuchProperty, notImplemented, WebApiError } from "../../model/webApiError";
import { jsonBody, type Answer, type WebApiRequest } from "../../request/webApiRequest";
import { complexAnswer } from "../complexAnswer";
import { readContextOf } from "../readContext";
import { deleteRow } from "./deleteRow";

/** Operators of the SDK's conditions by the names that FetchXML has for them. Source: ConditionOperator EnumType. */
const OPERATORS: Readonly<Record<string, string>> = {
  Equal: "eq",
  NotEqual: "ne",
  GreaterThan: "gt",
  GreaterEqual: "ge",
  LessThan: "lt",
  LessEqual: "le",
  Like: "like",
  NotLike: "not-like",
  BeginsWith: "begins-with",
  EndsWith: "ends-with",
  In: "in",
  NotIn: "not-in",
  Null: "null",
  NotNull: "not-null",
};

const condition = z.object({
  AttributeName: z.string(),
  Operator: z.string(),
  Values: z.array(z.object({ Value: z.union([z.string(), z.number(), z.boolean()]) })).default([]),
});

interface Filter {
  readonly FilterOperator: "And" | "Or";
  readonly Conditions: readonly z.infer<typeof condition>[];
  readonly Filters: readonly Filter[];
}

const filter: z.ZodType<Filter> = z.lazy(() =>
  z.object({
    FilterOperator: z.enum(["And", "Or"]).default("And"),
    Conditions: z.array(condition).default([]),
    Filters: z.array(filter).default([]),
  }),
);

const job = z.object({
  QuerySet: z.array(z.object({ EntityName: z.string(), Criteria: filter.optional() })).min(1),
});

type Test = (row: Row) => boolean;

function conditionTest(
  request: WebApiRequest,
  table: Table,
  { AttributeName, Operator, Values }: z.infer<typeof condition>,
): Test {
  const property = [...table.properties.values()].find(({ column }) => column === AttributeName);
  if (property === undefined) throw noSuchProperty(table.logicalName, AttributeName);
  const operator = Object.hasOwn(OPERATORS, Operator) ? OPERATORS[Operator] : undefined;
  if (operator === undefined) throw notImplemented(`The condition operator '${Operator}' in BulkDelete`);
  const values = Values.map(({ Value }) => String(Value));
  const { holds } = columnTest(operator, property, values, readContextOf(request).source);
  return (row) => holds(row.values[property.property] ?? null);
}

function filterTest(request: WebApiRequest, table: Table, { FilterOperator, Conditions, Filters }: Filter): Test {
  const tests = [
    ...Conditions.map((one) => conditionTest(request, table, one)),
    ...Filters.map((one) => filterTest(request, table, one)),
  ];
  if (tests.length === 0) return () => true;
  return FilterOperator === "And"
    ? (row) => tests.every((test) => test(row))
    : (row) => tests.some((test) => test(row));
}

/**
 * The unbound action BulkDelete: deletes the rows that its queries find. The service answers with a job and deletes
 * later; here the rows have gone when the answer comes, and the job is not kept.
 * @throws WebApiError 400 for a body that is no such job, 403 without the right to delete, 501 for other operators.
 */
export function bulkDelete(request: WebApiRequest): Answer {
  if (request.method !== "POST") throw noResource(request.uri);
  const answer = complexAnswer(request, "BulkDeleteResponse", ["JobId"]);
  const read = job.safeParse(jsonBody(request));
  if (!read.success)
    throw badPayload(
      "BulkDelete",
      read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "),
    );
  const { schema, store } = request.environment;
  for (const { EntityName, Criteria } of read.data.QuerySet) {
    const table = schema.tables.get(EntityName);
    if (table === undefined)
      throw new WebApiError(
        404,
        "0x80041102",
        `The entity with a name = '${EntityName}' was not found in the MetadataCache.`,
      );
    request.caller.demand("Delete", EntityName);
    const holds = Criteria === undefined ? () => true : filterTest(request, table, Criteria);
    for (const row of store.all(EntityName).filter(holds))
      // A row may have gone with one before it.
      if (store.get(EntityName, row.id) !== undefined) deleteRow(request, table, row);
  }
  return answer({ JobId: randomUUID() });
}
