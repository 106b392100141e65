import { batchJson } from "./batch";
import { requestJson } from "./request";

/** A column as Dataverse describes it. */
export interface ColumnMetadata {
  readonly logicalName: string;
  /** `String`, `Memo`, `Picklist`, `DateTime`, `Lookup`, `Customer`, `Owner`, `State`, `Status` ... */
  readonly type: string;
  readonly required: boolean;
  readonly maxLength?: number;
  /** `Text`, `Phone`, `Url`, `Email`, `TextArea` ... of strings and memos; `DateAndTime`, `DateOnly` of dates. */
  readonly format?: string;
  readonly options?: readonly { readonly value: number; readonly label: string }[];
  /** Tables it can point at, of those this environment has. */
  readonly targets?: readonly string[];
}

/** A table as Dataverse describes it. */
export interface TableMetadata {
  readonly logicalName: string;
  readonly setName: string;
  readonly idColumn: string;
  readonly nameColumn: string;
  readonly displayName: string;
  readonly columns: ReadonlyMap<string, ColumnMetadata>;
}

interface Label {
  readonly UserLocalizedLabel?: { readonly Label?: string } | null;
}

interface DefinitionBody {
  readonly LogicalName: string;
  readonly EntitySetName: string;
  readonly PrimaryIdAttribute: string;
  readonly PrimaryNameAttribute: string;
  readonly DisplayName?: Label;
}

interface AttributeBody {
  readonly LogicalName: string;
  readonly AttributeType: string;
  readonly RequiredLevel?: { readonly Value?: string };
  readonly MaxLength?: number | null;
  readonly Format?: string | null;
  readonly Targets?: readonly string[];
  readonly OptionSet?: { readonly Options?: readonly { readonly Value: number; readonly Label?: Label }[] } | null;
}

const tables = new Map<string, Promise<TableMetadata>>();

/** A table's description, asked once. @throws WebApiError for a table that does not exist */
export function tableMetadata(logicalName: string): Promise<TableMetadata> {
  const known = tables.get(logicalName);
  if (known !== undefined) return known;
  const asked = readTable(logicalName);
  tables.set(logicalName, asked);
  // A failure is not remembered: the next asker tries again.
  asked.catch(() => tables.delete(logicalName));
  return asked;
}

let existing: Promise<ReadonlySet<string>> | undefined;

/** Names of the environment's tables. A lookup may name one that is not installed. */
function tableNames(): Promise<ReadonlySet<string>> {
  existing ??= requestJson<{ readonly value: readonly DefinitionBody[] }>("EntityDefinitions?$select=LogicalName").then(
    ({ value }) => new Set(value.map((table) => table.LogicalName)),
  );
  existing.catch(() => (existing = undefined));
  return existing;
}

async function readTable(logicalName: string): Promise<TableMetadata> {
  const definition = `EntityDefinitions(LogicalName='${logicalName.replace(/'/g, "''")}')`;
  const typed = (type: string, query: string): string =>
    `${definition}/Attributes/Microsoft.Dynamics.CRM.${type}AttributeMetadata${query}`;
  const [names, [table, ...lists]] = await Promise.all([
    tableNames(),
    batchJson([
      `${definition}?$select=LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,DisplayName`,
      `${definition}/Attributes?$select=LogicalName,AttributeType,RequiredLevel`,
      typed("String", "?$select=LogicalName,MaxLength,Format"),
      typed("Memo", "?$select=LogicalName,MaxLength,Format"),
      typed("DateTime", "?$select=LogicalName,Format"),
      typed("Picklist", "?$select=LogicalName&$expand=OptionSet"),
      typed("State", "?$select=LogicalName&$expand=OptionSet"),
      typed("Status", "?$select=LogicalName&$expand=OptionSet"),
      typed("Lookup", "?$select=LogicalName,Targets"),
    ]) as Promise<readonly [DefinitionBody, ...{ readonly value: readonly AttributeBody[] }[]]>,
  ]);
  const merged = new Map<string, AttributeBody>();
  for (const list of lists) {
    for (const attribute of list.value)
      merged.set(attribute.LogicalName, { ...merged.get(attribute.LogicalName), ...attribute });
  }
  return {
    logicalName,
    setName: table.EntitySetName,
    idColumn: table.PrimaryIdAttribute,
    nameColumn: table.PrimaryNameAttribute,
    displayName: words(table.DisplayName) ?? logicalName,
    columns: new Map(Array.from(merged.values(), (attribute) => [attribute.LogicalName, toColumn(attribute, names)])),
  };
}

function toColumn(attribute: AttributeBody, tableNamesThere: ReadonlySet<string>): ColumnMetadata {
  const format = attribute.Format ?? undefined;
  const level = attribute.RequiredLevel?.Value;
  return {
    logicalName: attribute.LogicalName,
    type: attribute.AttributeType,
    required: level === "ApplicationRequired" || level === "SystemRequired",
    ...(typeof attribute.MaxLength === "number" ? { maxLength: attribute.MaxLength } : {}),
    ...(format === undefined ? {} : { format }),
    ...(attribute.Targets === undefined
      ? {}
      : { targets: attribute.Targets.filter((name) => tableNamesThere.has(name)) }),
    ...(attribute.OptionSet?.Options === undefined
      ? {}
      : {
          options: attribute.OptionSet.Options.map((option) => ({
            value: option.Value,
            label: words(option.Label) ?? String(option.Value),
          })),
        }),
  };
}

function words(label: Label | undefined): string | undefined {
  return label?.UserLocalizedLabel?.Label;
}
