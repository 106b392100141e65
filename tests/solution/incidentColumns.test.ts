import { INCIDENT_COLUMNS } from "../../Solution/check/table/incidentColumns";
import schema from "../../LocalPlatform/dataverse/metadata/schema.json";

/** Solution files and the Web API's metadata call one type by two names. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  bigint: ["BigInt"],
  bit: ["Boolean"],
  customer: ["Customer"],
  datetime: ["DateTime"],
  decimal: ["Decimal"],
  float: ["Double"],
  image: ["Binary"],
  int: ["Integer"],
  lookup: ["Lookup"],
  ntext: ["Memo"],
  nvarchar: ["String"],
  owner: ["Owner"],
  picklist: ["Picklist"],
  primarykey: ["Uniqueidentifier"],
  state: ["State"],
  status: ["Status"],
  uniqueidentifier: ["Uniqueidentifier"],
};

test("the columns that a form may use are those of Microsoft's published metadata, with their types", () => {
  const columns: Readonly<Record<string, { readonly type: string }>> = schema.incident.columns;
  expect(Object.keys(INCIDENT_COLUMNS)).toEqual(Object.keys(columns).sort());
  for (const [name, type] of Object.entries(INCIDENT_COLUMNS))
    expect({ name, type: SPELLINGS[type] }).toEqual({ name, type: [columns[name]?.type] });
});
