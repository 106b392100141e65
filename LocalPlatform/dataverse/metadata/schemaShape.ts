import { z } from "zod";

/**
 * Attribute types of Dataverse that the tables here use. Source: reference attributes.tsv, from Microsoft's table
 * reference.
 */
const attributeType = z.enum([
  "BigInt",
  "Binary",
  "Boolean",
  "Customer",
  "DateTime",
  "Decimal",
  "Double",
  "EntityName",
  "Integer",
  "Lookup",
  "ManagedProperty",
  "Memo",
  "Money",
  "Owner",
  "Picklist",
  "State",
  "Status",
  "String",
  "Uniqueidentifier",
]);

const option = z.strictObject({
  value: z.number().int(),
  label: z.string(),
  /** Status reasons: the state they belong to. */
  state: z.number().int().optional(),
  /** States: the status reason a row gets when only its state is set. */
  defaultStatus: z.number().int().optional(),
});

const column = z.strictObject({
  type: attributeType,
  /** Type in the service's own metadata document, such as `Edm.Int32`. */
  edm: z.string(),
  /** Most UTF-16 code units of a text; absent = no published figure, so not enforced. */
  maxLength: z.number().int().optional(),
  required: z.enum(["None", "Recommended", "ApplicationRequired", "SystemRequired"]).optional(),
  /**
   * When the column may be written; absent = not published, taken as always. A value sent at another time is ignored,
   * as Microsoft documents.
   */
  write: z.enum(["create+update", "create only", "update only", "read only"]).optional(),
  format: z.string().optional(),
  /** Schema name, display name and description of a column that a solution brings. */
  schemaName: z.string().optional(),
  label: z.string().optional(),
  description: z.string().optional(),
  options: z.array(option).optional(),
  /** Value of a row created without one. */
  default: z.union([z.number(), z.boolean()]).optional(),
  /** Numbers that the column takes, both ends included, and the decimal places that it keeps. */
  range: z.strictObject({ min: z.number(), max: z.number(), precision: z.number().int().optional() }).optional(),
});

const table = z.strictObject({
  /** Entity set name, the plural in a URL. */
  set: z.string(),
  key: z.string(),
  /** Primary name column, the text shown for a lookup. */
  name: z.string(),
  /** Object type code, as error texts show it. */
  code: z.number().int(),
  /** Display name, as error texts show it. */
  label: z.string(),
  columns: z.record(z.string(), column),
  /**
   * Single-valued navigation properties, in exact casing: the lookup column they fill (absent in Microsoft's metadata
   * for some) and the table.
   */
  one: z.record(z.string(), z.strictObject({ table: z.string(), column: z.string().optional() })),
  /**
   * Collection-valued navigation properties: the table of the related rows, and the navigation property that leads
   * back.
   */
  many: z.record(
    z.string(),
    z.strictObject({
      table: z.string(),
      partner: z.string(),
      /** Of what has been added: the relationship's schema name, and the table of links of one of many to many. */
      relationship: z.string().optional(),
      intersect: z.string().optional(),
    }),
  ),
  /** Of a table that a solution brings: schema name, display name of many rows, a member of `OwnershipTypes`. */
  schemaName: z.string().optional(),
  plural: z.string().optional(),
  ownership: z.string().optional(),
  /** Alternate keys by name: the columns of each. Microsoft ships none on these tables. */
  keys: z.record(z.string(), z.array(z.string())).optional(),
});

/** A schema data file: table definitions by logical name. */
export const schemaFile = z.record(z.string(), table);

/** What a table reference adds to columns, and to single-valued navigation properties: the lookup column they fill. */
export const columnsOfReference = z.record(
  z.string(),
  z.strictObject({
    columns: z.record(z.string(), column.partial()),
    one: z.record(z.string(), z.string()),
  }),
);

export type Column = z.infer<typeof column>;
export type TableDefinition = z.infer<typeof table>;
