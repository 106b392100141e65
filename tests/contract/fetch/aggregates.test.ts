import { contract, rowsIn, type Service } from "../support/contract";
import { ANNOTATED, contactsXml, fetchXml } from "../support/fetch";

const PAGE = "FetchXML, Aggregate data";

/** Children 1, 2, 2 and none told; two of Rome, one of Oslo, one nowhere. */
async function four(service: Service): Promise<void> {
  for (const [lastname, numberofchildren, address1_city, birthdate] of [
    ["A", 1, "Rome", "2023-03-25"],
    ["B", 2, "Rome", "2023-03-25"],
    ["C", 2, "Oslo", "2023-08-27"],
    ["D", null, null, null],
  ])
    await service.contact({ lastname, numberofchildren, address1_city, birthdate });
}

const column = (name: string, alias: string, more: string) => `<attribute name="${name}" alias="${alias}" ${more}/>`;
const children = (aggregate: string, more = "") => column("numberofchildren", "x", `aggregate="${aggregate}" ${more}`);
const city = column("address1_city", "city", 'groupby="true"');

async function groups(
  service: Service,
  inner: string,
  { headers = {}, fetch = "" }: { readonly headers?: Readonly<Record<string, string>>; readonly fetch?: string } = {},
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return rowsIn(
    await fetchXml(
      service,
      "contacts",
      await contactsXml(service, { inner, fetch: `aggregate="true" ${fetch}` }),
      headers,
    ),
  );
}

for (const [aggregate, more, value] of [
  ["count", "", 4],
  ["countcolumn", "", 3],
  ["countcolumn", 'distinct="true"', 2],
  ["sum", "", 5],
  ["avg", "", 1],
  ["min", "", 1],
  ["max", "", 2],
] as const)
  contract(
    `${aggregate} ${more}`,
    { source: `${PAGE}: example; distinct column values`, writes: true },
    async (service) => {
      await four(service);
      expect(await groups(service, children(aggregate, more))).toEqual([{ x: value }]);
    },
  );

contract("several at once, with formatted values", { source: `${PAGE}: example`, writes: true }, async (service) => {
  for (const numberofchildren of [500, 700]) await service.contact({ numberofchildren });
  const inner = children("sum") + column("numberofchildren", "y", 'aggregate="count"');
  expect(await groups(service, inner, { headers: ANNOTATED })).toMatchObject([
    { x: 1200, "x@OData.Community.Display.V1.FormattedValue": "1,200", y: 2 },
  ]);
});

contract(
  "groups, in the order of an alias; a group of empty values leaves its column out",
  { source: `${PAGE}: grouping`, writes: true },
  async (service) => {
    await four(service);
    expect(await groups(service, `${children("count")}${city}<order alias="city"/>`)).toEqual([
      { x: 1 },
      { x: 1, city: "Oslo" },
      { x: 2, city: "Rome" },
    ]);
    expect((await groups(service, `${children("count")}${city}<order alias="x" descending="true"/>`))[0]).toEqual({
      x: 2,
      city: "Rome",
    });
  },
);

for (const [by, values] of [
  ["day", [25, 27]],
  ["week", [12, 35]],
  ["month", [3, 8]],
  ["quarter", [1, 3]],
  ["year", [2023]],
] as const)
  contract(
    `dates grouped by ${by}`,
    { source: `${PAGE}: grouping by parts of a date`, writes: true },
    async (service) => {
      await four(service);
      const inner = `${children("count")}${column("birthdate", "d", `groupby="true" dategrouping="${by}"`)}<order alias="d"/>`;
      expect((await groups(service, inner)).flatMap(({ d }) => d ?? [])).toEqual(values);
    },
  );

contract(
  "fiscal periods and years show their names",
  { source: `${PAGE}: grouping by parts of a date`, writes: true },
  async (service) => {
    await service.contact({ birthdate: "2023-08-27" });
    const inner = `${children("count")}${column("birthdate", "p", 'groupby="true" dategrouping="fiscal-period"')}${column("birthdate", "f", 'groupby="true" dategrouping="fiscal-year"')}`;
    expect(await groups(service, inner, { headers: ANNOTATED })).toMatchObject([
      {
        "p@OData.Community.Display.V1.FormattedValue": "Quarter 3 FY2023",
        f: 2023,
        "f@OData.Community.Display.V1.FormattedValue": "FY2023",
      },
    ]);
  },
);

contract(
  "columns of linked tables count and group, too",
  { source: `${PAGE}: note on link-entity`, writes: true },
  async (service) => {
    const id = await service.contact({ lastname: "Linked" });
    for (const title of ["1", "2"])
      await service.incident({ title, "primarycontactid@odata.bind": `/contacts(${id})` });
    const inner = `${column("contactid", "who", 'groupby="true"')}<link-entity name="incident" from="primarycontactid" to="contactid" alias="c">${column("incidentid", "cases", 'aggregate="count"')}</link-entity>`;
    expect(await groups(service, inner)).toEqual([{ who: id, cases: 2 }]);
  },
);

contract(
  "a lookup that groups shows what it leads to",
  { source: `${PAGE}: grouping; FetchXML, Select columns: formatted values`, writes: true },
  async (service) => {
    await service.contact({ lastname: "Of it" });
    const inner = children("count") + column("parentcustomerid", "who", 'groupby="true"');
    expect(await groups(service, inner, { headers: ANNOTATED })).toMatchObject([
      {
        who: await service.account(),
        "who@OData.Community.Display.V1.FormattedValue": "Contract case, may be deleted",
        "who@Microsoft.Dynamics.CRM.lookuplogicalname": "account",
      },
    ]);
  },
);

contract(
  "nothing counted together is one row",
  { source: `${PAGE}: example (SQL's own rule)`, writes: true },
  async (service) => {
    expect(await groups(service, children("count"))).toEqual([{ x: 0 }]);
  },
);

contract("a lower limit of the query's own", { source: `${PAGE}: per query limit`, writes: true }, async (service) => {
  await four(service);
  const xml = await contactsXml(service, { inner: children("count"), fetch: 'aggregate="true" aggregatelimit="3"' });
  const { status, json } = await fetchXml(service, "contacts", xml);
  expect([status, json.error]).toMatchObject([400, { code: "0x8004e023" }]);
});
