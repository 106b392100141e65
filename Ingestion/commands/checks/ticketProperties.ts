import { isGuid } from "../../../Transcript/text/guid";
import type { DataverseClient } from "../../dataverse/client";
import type { ColumnDefinition } from "../../dataverse/columnDefinition";
import type { DataverseEnvironment } from "../../dataverse/environment";
import { assertNone } from "../check";

const BIND = "@odata.bind";
/** `/accounts(GUID)`, with or without the slash; or the whole address. */
const RECORD = /(?:^|\/)([a-z_][\w]*)\(([^()]+)\)$/i;

/** Whether every column is there, takes its value, and every record that is named is there. */
export async function checkTicketProperties(
  { client, columns }: DataverseEnvironment,
  properties: Readonly<Record<string, unknown>>,
): Promise<string> {
  const entries = Object.entries(properties);
  if (entries.length === 0) return "TICKET_PROPERTIES is empty: nothing besides is set";
  const faults: string[] = [];
  for (const [name, value] of entries) {
    const fault = name.endsWith(BIND)
      ? await bindFault(client, columns, name.slice(0, -BIND.length), value)
      : name.includes("@")
        ? "is an annotation, which no case takes"
        : valueFault(name, value, await columns.definition(name));
    if (fault !== undefined) faults.push(`TICKET_PROPERTIES ${name}: ${fault}`);
  }
  assertNone(faults);
  return `${entries.map(([name]) => name).join(", ")}: incident has them, and they take these values`;
}

async function bindFault(
  client: DataverseClient,
  columns: DataverseEnvironment["columns"],
  navigation: string,
  value: unknown,
): Promise<string | undefined> {
  // The name of a lookup to several tables ends with the table's.
  const names = [navigation.toLowerCase(), navigation.toLowerCase().replace(/_[^_]+$/, "")];
  const definitions = await Promise.all(names.map((name) => columns.definition(name)));
  const lookup = definitions.find((definition) => definition?.kind === "other" && LOOKUPS.has(definition.type));
  if (lookup === undefined)
    return `incident has no lookup of this name: take its schema name, as in new_RegionId${BIND}`;
  const [, set = "", id = ""] = typeof value === "string" ? (RECORD.exec(value) ?? []) : [];
  if (!isGuid(id)) return "must name a record, as in /accounts(6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11)";
  const answer = await client.request("GET", `${set}(${id})`, { what: `reading ${set}`, accepts: [404] });
  return answer.status === 404 ? `there is no record ${set}(${id}) here` : undefined;
}

const LOOKUPS: ReadonlySet<string> = new Set(["Lookup", "Owner", "Customer"]);

/** Why a column does not take a value as JSON has it; undefined when it does. */
function valueFault(name: string, value: unknown, definition: ColumnDefinition | undefined): string | undefined {
  if (definition === undefined) return "incident has no such column: take its logical name, all small letters";
  if (value === null) return undefined;
  switch (definition.kind) {
    case "text":
      if (typeof value !== "string") return `must be a text, not ${JSON.stringify(value)}`;
      return value.length > definition.maxLength
        ? `holds ${definition.maxLength} characters, not ${value.length}`
        : undefined;
    case "whole":
    case "decimal": {
      const { min, max, kind } = definition;
      if (typeof value !== "number" || (kind === "whole" && !Number.isInteger(value)))
        return `must be a ${kind === "whole" ? "whole " : ""}number, without quotes`;
      return value < min || value > max ? `must be from ${min} to ${max}` : undefined;
    }
    case "boolean":
      return typeof value === "boolean" ? undefined : "must be true or false, without quotes";
    case "date":
      return typeof value === "string" && isDate(value, definition.dayOnly)
        ? undefined
        : `must be a ${definition.dayOnly ? "day such as 2026-01-31" : "time such as 2026-01-31T09:30:00Z"}`;
    case "choice": {
      const known = definition.options.map((option) => option.value);
      return known.some((option) => option === value)
        ? undefined
        : `must be one of its options, by number and without quotes: ${definition.options.map(optionText).join(", ")}`;
    }
    case "other":
      return otherFault(name, value, definition.type);
  }
}

function optionText({
  value,
  labels: [label],
}: {
  readonly value: number;
  readonly labels: readonly string[];
}): string {
  return label === undefined ? String(value) : `${value} ${label}`;
}

function isDate(text: string, dayOnly: boolean): boolean {
  const form = dayOnly ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
  return form.test(text) && !Number.isNaN(Date.parse(text));
}

function otherFault(name: string, value: unknown, type: string): string | undefined {
  if (LOOKUPS.has(type)) return `is a lookup: write it as ${name}${BIND}, with the name of its schema and a record`;
  // Its options hang on the state, and which of them a new case takes Dataverse alone knows.
  if (type === "Status") return typeof value === "number" ? undefined : "must be a number, without quotes";
  if (type === "Uniqueidentifier" || type === "MultiSelectPicklist" || type === "Virtual") return undefined;
  return `cannot be set on a new case (${type})`;
}
