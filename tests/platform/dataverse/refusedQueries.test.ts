import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { clientOf, errorOf, type Client } from "../support/dataverseClient";

describe("queries that are refused", () => {
  let dataverse: LocalDataverse;
  let client: Client;
  beforeAll(async () => {
    dataverse = await startDataverse();
    client = clientOf(dataverse);
  });
  afterAll(() => dataverse.close());

  test.each([
    [
      "contacts",
      { $select: "Name" },
      "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.contact'.",
    ],
    [
      "contacts",
      { $filter: "FullName eq 'x'" },
      "Could not find a property named 'FullName' on type 'Microsoft.Dynamics.CRM.contact'.",
    ],
    [
      "contacts",
      { $orderby: "nothing" },
      "Could not find a property named 'nothing' on type 'Microsoft.Dynamics.CRM.contact'.",
    ],
    [
      "incidents",
      { $filter: "queueid eq null" },
      "Could not find a property named 'queueid' on type 'Microsoft.Dynamics.CRM.incident'.",
    ],
    [
      "incidents",
      { $filter: "customerid eq null" },
      "Could not find a property named 'customerid' on type 'Microsoft.Dynamics.CRM.incident'.",
    ],
    [
      "incidents",
      { $expand: "queueid" },
      "Could not find a property named 'queueid' on type 'Microsoft.Dynamics.CRM.incident'.",
    ],
  ])("%s %j: names that are not there", async (set, options: Record<string, string>, message) => {
    expect(errorOf(await client.query(set, options))).toEqual([400, "0x0", message]);
  });

  test.each([
    [
      "incidents",
      { $filter: "prioritycode eq '1'" },
      "A binary operator with incompatible types was detected. Found operand types 'Edm.Int32' and 'Edm.String' for operator kind 'Equal'.",
    ],
    [
      "contacts",
      { $filter: "mobilephone eq 12025550143" },
      "A binary operator with incompatible types was detected. Found operand types 'Edm.String' and 'Edm.Int32' for operator kind 'Equal'.",
    ],
    ["contacts", { $skip: "1" }, "Skip Clause is not supported in CRM"],
    ["contacts", { $Select: "fullname" }, "The query parameter $Select is not supported"],
    ["contacts", { filter: "fullname eq 'x'" }, "The query parameter filter is not supported"],
    ["incidents", { $expand: "Incident_Annotation(select=subject)" }, "The query parameter select is not supported"],
    [
      "contacts",
      { $filter: "tolower(fullname) eq 'x' and lastname eq 'it''s'" },
      "The expression 'tolower(fullname)' is not supported here.",
    ],
    [
      "contacts",
      { $filter: "contains('it''s',fullname)" },
      "The function call 'contains('it''s',fullname)' is not supported: contains, startswith and endswith take a column and a text.",
    ],
    ["contacts", { $filter: "1 eq 1" }, "A comparison needs a column on at least one side."],
    [
      "incidents",
      { $filter: "title eq prioritycode" },
      "A binary operator with incompatible types was detected. Found operand types 'Edm.String' and 'Edm.Int32' for operator kind 'Equal'.",
    ],
    ["contacts", { $filter: "fullname eq" }, "Syntax error at position 11 in 'fullname eq'."],
    [
      "contacts",
      { $top: "many" },
      "Invalid value 'many' for $top query option found. The $top query option requires a non-negative integer value.",
    ],
  ])("%s %j: what the reader refuses", async (set, options: Record<string, string>, message) => {
    expect(errorOf(await client.query(set, options))).toEqual([400, "0x80060888", message]);
  });
});
