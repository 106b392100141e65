import { child, children, childText, type XmlElement } from "../../../../Solution/xml";
import type { Column } from "../../metadata/schemaShape";
import { labelOf } from "./componentRows";
import { notImportable } from "../importError";

/** How a column's type is spelt in customizations.xml, and in metadata. */
const TYPES: Readonly<Record<string, Pick<Column, "type" | "edm">>> = {
  nvarchar: { type: "String", edm: "Edm.String" },
  ntext: { type: "Memo", edm: "Edm.String" },
  int: { type: "Integer", edm: "Edm.Int32" },
  bigint: { type: "BigInt", edm: "Edm.Int64" },
  decimal: { type: "Decimal", edm: "Edm.Decimal" },
  float: { type: "Double", edm: "Edm.Double" },
  money: { type: "Money", edm: "Edm.Decimal" },
  bit: { type: "Boolean", edm: "Edm.Boolean" },
  datetime: { type: "DateTime", edm: "Edm.DateTimeOffset" },
  picklist: { type: "Picklist", edm: "Edm.Int32" },
  state: { type: "State", edm: "Edm.Int32" },
  status: { type: "Status", edm: "Edm.Int32" },
  primarykey: { type: "Uniqueidentifier", edm: "Edm.Guid" },
  uniqueidentifier: { type: "Uniqueidentifier", edm: "Edm.Guid" },
  lookup: { type: "Lookup", edm: "Edm.Guid" },
  customer: { type: "Customer", edm: "Edm.Guid" },
  owner: { type: "Owner", edm: "Edm.Guid" },
  entityname: { type: "EntityName", edm: "Edm.String" },
};

/** Options of the choices that stand by themselves, by name. */
export type GlobalChoices = ReadonlyMap<string, NonNullable<Column["options"]>>;

const FORMATS: Readonly<Record<string, string>> = {
  text: "Text",
  phone: "Phone",
  url: "Url",
  email: "Email",
  textarea: "TextArea",
  datetime: "DateAndTime",
  date: "DateOnly",
};

const LEVELS: Readonly<Record<string, NonNullable<Column["required"]>>> = {
  none: "None",
  recommended: "Recommended",
  required: "ApplicationRequired",
  systemrequired: "SystemRequired",
};

/**
 * A column as the `attribute` record of a solution describes it.
 * @throws ImportError for a type that the local platform makes no column of: files, party lists and the like
 */
export function columnOf(record: XmlElement, globals: GlobalChoices): Column {
  const name = childText(record, "LogicalName") || childText(record, "Name");
  const written = childText(record, "Type").toLowerCase();
  const type = Object.hasOwn(TYPES, written) ? TYPES[written] : undefined;
  if (type === undefined)
    throw notImportable(`the local platform makes no column of the type '${written}', which '${name}' has`);
  const format = FORMATS[childText(record, "Format").toLowerCase()];
  const length = numberIn(record, "MaxLength");
  const given = numberIn(record, "AppDefaultValue");
  const own = optionsOf(child(record, "optionset"));
  const choices = own.length > 0 ? own : (globals.get(childText(record, "OptionSetName")) ?? []);
  const [min, max] = [numberIn(record, "MinValue"), numberIn(record, "MaxValue")];
  const precision = numberIn(record, "Accuracy");
  const edm = format === "DateOnly" && childText(record, "Behavior") === "2" ? "Edm.Date" : type.edm;
  const [label, description] = [
    labelOf(record, "displaynames", "displayname"),
    labelOf(record, "Descriptions", "Description"),
  ];
  const { PhysicalName: schemaName } = record.attributes;
  return {
    ...type,
    edm,
    ...(schemaName === undefined ? {} : { schemaName }),
    ...(label === null ? {} : { label }),
    ...(description === null ? {} : { description }),
    ...(format === undefined ? {} : { format }),
    ...(length === undefined ? {} : { maxLength: length }),
    required: LEVELS[childText(record, "RequiredLevel").toLowerCase()] ?? "None",
    write: writeOf(record),
    ...(choices.length === 0 ? {} : { options: choices }),
    ...(given === undefined || given === -1 ? {} : { default: type.type === "Boolean" ? given === 1 : given }),
    ...(min === undefined || max === undefined
      ? {}
      : { range: { min, max, ...(precision === undefined ? {} : { precision }) } }),
  };
}

function writeOf(record: XmlElement): NonNullable<Column["write"]> {
  const [create, update] = ["ValidForCreateApi", "ValidForUpdateApi"].map((name) => childText(record, name) !== "0");
  if (create === true) return update === true ? "create+update" : "create only";
  return update === true ? "update only" : "read only";
}

/** Options of a choice, of a two-option, of a state or of a status reason. */
export function optionsOf(set: XmlElement | undefined): NonNullable<Column["options"]> {
  const lists = [
    ["options", "option"],
    ["states", "state"],
    ["statuses", "status"],
  ] as const;
  return lists.flatMap(([list, item]) =>
    children(child(set, list), item).map((option) => {
      const { value, state, defaultstatus } = option.attributes;
      return {
        value: Number(value),
        label: labelOf(option, "labels", "label") ?? "",
        ...(state === undefined ? {} : { state: Number(state) }),
        ...(defaultstatus === undefined ? {} : { defaultStatus: Number(defaultstatus) }),
      };
    }),
  );
}

function numberIn(record: XmlElement, name: string): number | undefined {
  const text = childText(record, name);
  return text === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
}
