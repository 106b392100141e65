import { randomUUID } from "node:crypto";
import { planting } from "./support/misconfigured";

const planted = planting();
const GUID = "6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11";

test.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
  ["a column that is not there", { new_region: "x" }, /new_region: incident has no such column/],
  ["a column by its label", { "Case Type": 2 }, /Case Type: incident has no such column/],
  ["an option that is not there", { casetypecode: 99 }, /casetypecode: must be one of its options, .*: 1 Question/],
  ["an option by its name", { casetypecode: "Problem" }, /casetypecode: must be one of its options, by number/],
  ["a text for yes and no", { isescalated: "yes" }, /isescalated: must be true or false, without quotes/],
  ["a number as text", { billedserviceunits: "7" }, /billedserviceunits: must be a whole number, without quotes/],
  ["a text as number", { productserialnumber: 7 }, /productserialnumber: must be a text, not 7/],
  ["a text that is too long", { productserialnumber: "x".repeat(5_000) }, /productserialnumber: holds \d+ characters/],
  ["a day that is none", { followupby: "tomorrow" }, /followupby: must be a (day|time) such as 2026-01-31/],
  ["a lookup by its id alone", { subjectid: GUID }, /subjectid: is a lookup: write it as subjectid@odata.bind/],
  [
    "a lookup that is not there",
    { "new_region@odata.bind": `/accounts(${GUID})` },
    /incident has no lookup of this name/,
  ],
  [
    "a lookup that names nothing",
    { "primarycontactid@odata.bind": GUID },
    /primarycontactid@odata.bind: must name a record/,
  ],
  [
    "a record that is not there",
    { "primarycontactid@odata.bind": `/contacts(${GUID})` },
    /primarycontactid@odata.bind: there is no record contacts\(6f1c2a70.*\) here/,
  ],
  ["a column that nobody sets", { createdon: "2026-01-31T09:30:00Z" }, /createdon: cannot be set on a new case/],
  ["an annotation", { "casetypecode@OData.Community.Display.V1.FormattedValue": "x" }, /is an annotation/],
])("TICKET_PROPERTIES with %s is named", async (_, properties, said) => {
  const { code, failed } = await planted.verified({ TICKET_PROPERTIES: JSON.stringify(properties) });
  expect(failed).toHaveLength(1);
  expect(failed[0]).toMatch(new RegExp(`^FAIL +ticket properties: TICKET_PROPERTIES .*${said.source}`));
  expect(code).toBe(1);
});

test("every wrong property is named, and those that are right pass", async () => {
  const [contact] = planted.dataverse.rows("contact");
  const right = {
    casetypecode: 2,
    isescalated: false,
    productserialnumber: "A-1",
    followupby: null,
    statuscode: 1,
    "primarycontactid@odata.bind": `/contacts(${String(contact?.contactid)})`,
  };
  const good = await planted.verified({ TICKET_PROPERTIES: JSON.stringify(right) });
  expect(good.failed).toEqual([]);
  const wrong = await planted.verified({
    TICKET_PROPERTIES: JSON.stringify({ ...right, casetypecode: 99, new_a: 1, new_b: 2 }),
  });
  expect(wrong.failed.map((line) => /TICKET_PROPERTIES (\w+)/.exec(line)?.[1])).toEqual([
    "casetypecode",
    "new_a",
    "new_b",
  ]);
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  ["a column that is not there", { plan: "new_plan" }, /CUSTOM_DATA_COLUMNS plan: incident has no column new_plan/],
  ["a lookup", { region: "subjectid" }, /CUSTOM_DATA_COLUMNS region: the column subjectid \(Lookup\) cannot be filled/],
  [
    "a column that nobody sets",
    { made: "createdon" },
    /CUSTOM_DATA_COLUMNS made: the column createdon .* cannot be filled/,
  ],
])("CUSTOM_DATA_COLUMNS with %s is named", async (_, columns, said) => {
  const { failed } = await planted.verified({ CUSTOM_DATA_COLUMNS: JSON.stringify(columns) });
  expect(failed).toEqual([expect.stringMatching(said)]);
});

test.each([
  [
    "opencx_SessionLinkHosts",
    "inbox.example",
    {},
    /opencx_SessionLinkHosts is inbox\.example and lacks platform\.open\.cx/,
  ],
  ["opencx_SessionLinkHosts", "a.example, Platform.open.cx", {}, undefined],
  [
    "opencx_SessionUrlTemplate",
    "https://platform.open.cx/s/{sessionId}",
    {},
    /opencx_SessionUrlTemplate is .*, OPENCX_SESSION_URL_TEMPLATE is .*\/inbox\/.*: give both the same/,
  ],
  [
    "opencx_DefaultCountry",
    "gb",
    { DEFAULT_COUNTRY: "US" },
    /opencx_DefaultCountry is GB, DEFAULT_COUNTRY is US: give/,
  ],
  ["opencx_DefaultCountry", "us", { DEFAULT_COUNTRY: "US" }, undefined],
  ["opencx_RevealCards", "no", {}, undefined],
] as const)("%s that is %s is compared with the settings", async (schemaname, defaultvalue, changes, fault) => {
  const path = `environmentvariabledefinitions(${randomUUID()})`;
  const definition = { schemaname, defaultvalue, displayname: schemaname, type: 100000000 };
  const back = await planted.changed(path, definition, { defaultvalue: null, schemaname: `old_${schemaname}` });
  const { failed, said } = await planted.verified(changes);
  await back();
  expect(failed).toEqual(fault === undefined ? [] : [expect.stringMatching(fault)]);
  if (schemaname === "opencx_RevealCards") expect(said).toMatch(/nobody may reveal masked card numbers/);
});
