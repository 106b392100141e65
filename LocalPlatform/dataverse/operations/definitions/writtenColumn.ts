import { z } from "zod";
import type { Column } from "../../metadata/schemaShape";
import { badPayload, notImplemented, WebApiError } from "../../model/webApiError";
import { typeIn, type JsonObject } from "../../model/payload";

/** Kinds of columns that a request can make by themselves; a lookup comes with its relationship. */
const KINDS: Readonly<Record<string, Pick<Column, "type" | "edm">>> = {
  StringAttributeMetadata: { type: "String", edm: "Edm.String" },
  MemoAttributeMetadata: { type: "Memo", edm: "Edm.String" },
  IntegerAttributeMetadata: { type: "Integer", edm: "Edm.Int32" },
  DecimalAttributeMetadata: { type: "Decimal", edm: "Edm.Decimal" },
  DoubleAttributeMetadata: { type: "Double", edm: "Edm.Double" },
  MoneyAttributeMetadata: { type: "Money", edm: "Edm.Decimal" },
  BooleanAttributeMetadata: { type: "Boolean", edm: "Edm.Boolean" },
  DateTimeAttributeMetadata: { type: "DateTime", edm: "Edm.DateTimeOffset" },
  PicklistAttributeMetadata: { type: "Picklist", edm: "Edm.Int32" },
};

const label = z.object({ LocalizedLabels: z.array(z.object({ Label: z.string() })) });
const option = z.object({ Value: z.number().int(), Label: label });

const written = z.object({
  SchemaName: z.string(),
  DisplayName: label.optional(),
  Description: label.optional(),
  RequiredLevel: z.object({ Value: z.enum(["None", "Recommended", "ApplicationRequired"]) }).optional(),
  MaxLength: z.number().int().positive().optional(),
  MinValue: z.number().optional(),
  MaxValue: z.number().optional(),
  Precision: z.number().int().optional(),
  Format: z.string().optional(),
  FormatName: z.object({ Value: z.string() }).optional(),
  DateTimeBehavior: z.object({ Value: z.string() }).optional(),
  DefaultValue: z.boolean().optional(),
  DefaultFormValue: z.number().int().nullish(),
  OptionSet: z
    .object({ Options: z.array(option).optional(), TrueOption: option.optional(), FalseOption: option.optional() })
    .optional(),
});

/** A column that a request writes. */
interface WrittenColumn {
  readonly name: string;
  readonly column: Column;
}

function text(told: z.infer<typeof label> | undefined): string | undefined {
  return told?.LocalizedLabels[0]?.Label;
}

/**
 * Names of what a customiser makes begin with a prefix. Code and text: the published error list and failed imports of
 * unprefixed columns. That any well-formed prefix will do is inferred.
 * @throws WebApiError 400
 */
export function checkPrefix(name: string, kind: string, code: string): void {
  if (/^(?!mscrm)[a-z][a-z0-9]{1,7}_\w+$/i.test(name)) return;
  throw new WebApiError(
    400,
    code,
    `Invalid name for ${kind} ${name}.  Custom ${kind} names must start with a valid customization prefix. ` +
      "The prefix for a solution component should match the prefix that is specified for the publisher of the solution.",
  );
}

/**
 * A column as the body of a request describes it. Source: Web API, create and update column definitions.
 * @param only the kind that it must be, where the request leaves no choice
 * @throws WebApiError 400 for a body that is no column or a name without prefix, 501 for kinds that are not made here
 */
export function writtenColumn(body: JsonObject, only?: "LookupAttributeMetadata"): WrittenColumn {
  const kind = typeIn(body) ?? only ?? "";
  const made =
    only === undefined
      ? Object.hasOwn(KINDS, kind)
        ? KINDS[kind]
        : undefined
      : ({ type: "Lookup", edm: "Edm.Guid" } as const);
  if (kind === "") throw badPayload("attributes", "A column names its type by @odata.type.");
  if (made === undefined || (only !== undefined && kind !== only))
    throw notImplemented(`The creation of a column of the type '${kind}'`);
  const read = written.safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw badPayload("attributes", `'${issue?.path.join(".") ?? ""}' does not fit a column: ${issue?.message ?? ""}.`);
  }
  const { data } = read;
  checkPrefix(data.SchemaName, "attribute", "0x80048062");
  return { name: data.SchemaName.toLowerCase(), column: { ...made, ...described(data, made.type) } };
}

function described(
  data: z.infer<typeof written>,
  type: Column["type"],
): Omit<Column, "type" | "edm"> & { edm?: string } {
  const { MinValue: min, MaxValue: max, Precision: precision, OptionSet: choice, DefaultFormValue: first } = data;
  const [shown, description] = [text(data.DisplayName), text(data.Description)];
  const format = data.FormatName?.Value ?? data.Format;
  const listed = choice?.Options ?? [choice?.FalseOption, choice?.TrueOption].flatMap((one) => one ?? []);
  const options = listed.map(({ Value: value, Label }) => ({ value, label: text(Label) ?? "" }));
  const atFirst = type === "Boolean" ? data.DefaultValue : first === -1 ? undefined : (first ?? undefined);
  return {
    schemaName: data.SchemaName,
    required: data.RequiredLevel?.Value ?? "None",
    write: "create+update",
    ...(shown === undefined ? {} : { label: shown }),
    ...(description === undefined ? {} : { description }),
    ...(format === undefined || type === "Lookup" ? {} : { format }),
    ...(data.MaxLength === undefined ? {} : { maxLength: data.MaxLength }),
    ...(options.length === 0 ? {} : { options }),
    ...(atFirst === undefined ? {} : { default: atFirst }),
    ...(min === undefined || max === undefined
      ? {}
      : { range: { min, max, ...(precision === undefined ? {} : { precision }) } }),
    ...(data.DateTimeBehavior?.Value === "DateOnly" ? { edm: "Edm.Date" } : {}),
  };
}
