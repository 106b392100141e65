import { z } from "zod";
import type { DataverseClient } from "./client";

/** A value of a choice column, with its names in the languages of the environment. */
export interface ChoiceOption<Value> {
  readonly value: Value;
  readonly labels: readonly string[];
}

/** What a column of incident takes, by its definition in this environment. */
export type ColumnDefinition =
  /** `maxLength` in UTF-16 code units. */
  | { readonly kind: "text"; readonly maxLength: number }
  | { readonly kind: "whole"; readonly min: number; readonly max: number }
  | { readonly kind: "decimal"; readonly min: number; readonly max: number; readonly precision: number }
  | { readonly kind: "boolean"; readonly options: readonly ChoiceOption<boolean>[] }
  /** `dayOnly`: a day, without a time. */
  | { readonly kind: "date"; readonly dayOnly: boolean }
  | { readonly kind: "choice"; readonly options: readonly ChoiceOption<number>[] }
  /** Filled in by nobody from outside: a lookup, a state, what Dataverse computes. `type` as its metadata names it. */
  | { readonly kind: "other"; readonly type: string };

/** What a column keeps at most, where it does not say how much. */
const MOST_PLACES = 10;

const label = z.object({ LocalizedLabels: z.array(z.object({ Label: z.string() })).nullish() }).nullish();
const option = z.object({ Value: z.number().int(), Label: label });
const options = z.object({ Options: z.array(option) }).nullish();
const range = z.object({ MinValue: z.number(), MaxValue: z.number(), Precision: z.number().int().nullish() });

const attribute = z.object({ AttributeType: z.string().nullish(), IsValidForCreate: z.boolean().nullish() });
const text = z.object({ MaxLength: z.number().int().positive() });
const date = z.object({ DateTimeBehavior: z.object({ Value: z.string() }).nullish() });
const choice = z.object({ OptionSet: options, GlobalOptionSet: options });
const twoOptions = z.object({ OptionSet: z.object({ TrueOption: option, FalseOption: option }).nullish() });

/** How the definition of each type is read: what is asked of it, and what becomes of the answer. */
const READERS: Readonly<
  Record<string, { readonly query: string; readonly read: (body: unknown) => ColumnDefinition | undefined }>
> = {
  String: { query: "$select=MaxLength", read: textIn },
  Memo: { query: "$select=MaxLength", read: textIn },
  Integer: {
    query: "$select=MinValue,MaxValue",
    read: (body) => rangeIn(body, ({ MinValue: min, MaxValue: max }) => ({ kind: "whole", min, max })),
  },
  Decimal: { query: "$select=MinValue,MaxValue,Precision", read: decimalIn },
  Double: { query: "$select=MinValue,MaxValue,Precision", read: decimalIn },
  Money: { query: "$select=MinValue,MaxValue,Precision", read: decimalIn },
  Boolean: {
    query: "$select=LogicalName&$expand=OptionSet",
    read: (body) => {
      const { TrueOption: yes, FalseOption: no } = twoOptions.safeParse(body).data?.OptionSet ?? {};
      return {
        kind: "boolean",
        options: [
          { value: true, labels: labelsOf(yes) },
          { value: false, labels: labelsOf(no) },
        ],
      };
    },
  },
  DateTime: {
    query: "$select=DateTimeBehavior",
    read: (body) => ({ kind: "date", dayOnly: date.safeParse(body).data?.DateTimeBehavior?.Value === "DateOnly" }),
  },
  Picklist: {
    query: "$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet($select=Options)",
    read: (body) => {
      const { OptionSet: own, GlobalOptionSet: shared } = choice.safeParse(body).data ?? {};
      const found = own ?? shared;
      if (found == null) return undefined;
      return { kind: "choice", options: found.Options.map((each) => ({ value: each.Value, labels: labelsOf(each) })) };
    },
  },
};

/**
 * Reads the definition of a column of incident.
 * @returns undefined when there is no such column; `unreadable` for an answer that is no definition
 */
export async function readDefinition(
  client: DataverseClient,
  column: string,
): Promise<ColumnDefinition | "unreadable" | undefined> {
  const path = `EntityDefinitions(LogicalName='incident')/Attributes(LogicalName='${column}')`;
  const what = `reading the definition of ${column}`;
  const answer = await client.request("GET", `${path}?$select=AttributeType,IsValidForCreate`, {
    what,
    accepts: [404],
  });
  if (answer.status === 404) return undefined;
  const { AttributeType: type = null, IsValidForCreate: isWritten } = attribute.safeParse(answer.body).data ?? {};
  if (type === null) return "unreadable";
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (reader === undefined || isWritten === false) return { kind: "other", type };
  const whole = await client.request("GET", `${path}/Microsoft.Dynamics.CRM.${type}AttributeMetadata?${reader.query}`, {
    what,
  });
  return reader.read(whole.body) ?? "unreadable";
}

function textIn(body: unknown): ColumnDefinition | undefined {
  const found = text.safeParse(body).data;
  return found && { kind: "text", maxLength: found.MaxLength };
}

function decimalIn(body: unknown): ColumnDefinition | undefined {
  return rangeIn(body, ({ MinValue: min, MaxValue: max, Precision: precision }) => ({
    kind: "decimal",
    min,
    max,
    precision: precision ?? MOST_PLACES,
  }));
}

function rangeIn(
  body: unknown,
  made: (found: z.infer<typeof range>) => ColumnDefinition,
): ColumnDefinition | undefined {
  const found = range.safeParse(body).data;
  return found && made(found);
}

function labelsOf(given: z.infer<typeof option> | undefined): readonly string[] {
  return (given?.Label?.LocalizedLabels ?? []).map(({ Label }) => Label);
}
