import { children, type XmlElement } from "../../xml";

/** Column types, as solution files spell them, that a property of a code component can be bound to. */
const BINDABLE: Readonly<Record<string, readonly string[]>> = {
  "SingleLine.Text": ["nvarchar"],
  "SingleLine.TextArea": ["nvarchar"],
  "SingleLine.Email": ["nvarchar"],
  "SingleLine.Phone": ["nvarchar"],
  "SingleLine.Ticker": ["nvarchar"],
  "SingleLine.URL": ["nvarchar"],
  Multiple: ["ntext"],
  "DateAndTime.DateAndTime": ["datetime"],
  "DateAndTime.DateOnly": ["datetime"],
  "Whole.None": ["int"],
  Decimal: ["decimal"],
  FP: ["float"],
  Currency: ["money"],
  TwoOptions: ["bit"],
  OptionSet: ["picklist", "state", "status"],
  MultiSelectOptionSet: ["multiselectpicklist"],
  "Lookup.Simple": ["lookup"],
};

/** Types of properties that are not bound to a column of one type (pcf-scripts, ManifestSchema.json, "dataType"). */
const UNBOUND = [
  ...["Enum", "Object", "File", "Form.Main"],
  ...["Lookup.Customer", "Lookup.Owner", "Lookup.PartyList", "Lookup.Regarding"],
];

/** Whether a manifest may give a property that type (manifest reference, "property"). */
export function isPropertyType(type: string): boolean {
  return type in BINDABLE || UNBOUND.includes(type);
}

/** The types that a manifest gives a property, by itself or through its type group. */
export function typesOfProperty(control: XmlElement, property: XmlElement): readonly string[] {
  const group = property.attributes["of-type-group"];
  if (group === undefined) return property.attributes["of-type"] === undefined ? [] : [property.attributes["of-type"]];
  return children(control, "type-group")
    .filter((candidate) => candidate.attributes.name === group)
    .flatMap((candidate) => children(candidate, "type").map((type) => type.text.trim()));
}

/** Whether a column of that type can be bound to a property of these types; yes where a type is not known here. */
export function canBind(types: readonly string[], column: string): boolean {
  return types.length === 0 || types.some((type) => BINDABLE[type]?.includes(column) ?? true);
}
