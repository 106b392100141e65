import { childText, type XmlElement } from "../../xml";
import { columnRecords, logicalName, records, tableName, type SolutionPackage } from "../package";
import type { Problem, Source } from "../problem";

/** Types of columns as solution files spell them. */
const TYPES = [
  "bigint",
  "bit",
  "customer",
  "datetime",
  "decimal",
  "file",
  "float",
  "image",
  "int",
  "lookup",
  "managedproperty",
  "money",
  "multiselectpicklist",
  "ntext",
  "nvarchar",
  "owner",
  "partylist",
  "picklist",
  "primarykey",
  "state",
  "status",
  "uniqueidentifier",
  "virtual",
];

/** Of the types with a length: the most characters, and the formats. */
const TEXTS: Readonly<Record<string, { readonly most: number; readonly formats: readonly string[] }>> = {
  nvarchar: {
    most: 4_000,
    formats: [
      "text",
      "textarea",
      "email",
      "url",
      "phone",
      "tickersymbol",
      "phoneticguide",
      "versionnumber",
      "json",
      "richtext",
    ],
  },
  ntext: { most: 1_048_576, formats: ["text", "textarea", "json", "richtext", "internalextentdata"] },
};

const DATES = ["date", "datetime"];

/** The columns that the solution ships of its own, each record in itself. */
export function checkColumnRecords(solution: SolutionPackage): readonly Problem[] {
  return records(solution, "Entities", "Entity").flatMap((entity) =>
    columnRecords(entity)
      .filter((column) => childText(column, "IsCustomField") === "1" || logicalName(column).startsWith(solution.prefix))
      .flatMap((column) =>
        faults(solution, column).map(([fault, refusedBy]) => ({
          part: "customizations.xml",
          message: `column ${column.attributes.PhysicalName ?? ""} of table ${tableName(entity)}: ${fault}`,
          at: column,
          refusedBy,
        })),
      ),
  );
}

/** A sentence without the place, and who refuses it. */
type Fault = readonly [fault: string, refusedBy?: Source];

function faults(solution: SolutionPackage, column: XmlElement): readonly Fault[] {
  const names = [
    column.attributes.PhysicalName?.toLowerCase() ?? "",
    childText(column, "Name"),
    childText(column, "LogicalName"),
  ];
  const type = childText(column, "Type").toLowerCase();
  const text = TEXTS[type];
  const format = childText(column, "Format").toLowerCase();
  return [
    ...(new Set(names).size === 1
      ? []
      : [[`PhysicalName in lower case, Name and LogicalName are ${names.join(", ")}: make them equal.`] as const]),
    ...(logicalName(column).startsWith(solution.prefix)
      ? []
      : [[`it lacks the publisher's prefix ${solution.prefix}: rename it.`] as const]),
    ...(TYPES.includes(type)
      ? []
      : [[`Type "${type}" is none of ${TYPES.join(", ")}: correct it.`, "customizationsSchema"] as const]),
    // The primary key of a table of one's own counts as the platform's.
    ...(childText(column, "IsCustomField") === "1" || type === "primarykey"
      ? []
      : [[`IsCustomField must be 1, since it is no column of Microsoft's: correct it.`] as const]),
    ...(text === undefined ? [] : lengthFaults(column, type, text.most)),
    ...(type !== "datetime" || ["", ...DATES].includes(format)
      ? []
      : [[`Format "${format}" is none of ${DATES.join(", ")}: correct it.`] as const]),
    ...(text === undefined || format === "" || text.formats.includes(format)
      ? []
      : [[`Format "${format}" is none of ${text.formats.join(", ")}: correct it.`] as const]),
  ];
}

function lengthFaults(column: XmlElement, type: string, most: number): readonly Fault[] {
  const characters = Number(childText(column, "MaxLength"));
  const bytes = childText(column, "Length");
  if (!Number.isInteger(characters) || characters < 1 || characters > most)
    return [
      [`MaxLength ${childText(column, "MaxLength")} of ${type} must be from 1 to ${most}: correct it.`, "textLength"],
    ];
  // Two bytes a character, as the platform exports it; memo columns may leave it out.
  return bytes === "" || Number(bytes) === 2 * characters || Number(bytes) === -1
    ? []
    : [[`Length ${bytes} must be twice MaxLength, ${2 * characters}: correct it.`]];
}
