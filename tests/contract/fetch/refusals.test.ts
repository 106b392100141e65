import { sendBatch } from "../support/batch";
import { contract, refusalIn } from "../support/contract";
import { fetchXml } from "../support/fetch";

const LIST = "Microsoft's published error list";

const of = (inner: string, fetch = "") => `<fetch ${fetch}><entity name="contact">${inner}</entity></fetch>`;
const filter = (inner: string) => of(`<filter>${inner}</filter>`);
const link = (more: string, inner = "") =>
  `<link-entity name="account" from="accountid" to="parentcustomerid" ${more}>${inner}</link-entity>`;
const many = (count: number, text: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join("");

for (const [name, code, xml] of [
  ["InvalidXml: not well-formed", "0x80040201", "<fetch><entity name='contact'></fetch>"],
  [
    "InvalidXml: a document type",
    "0x80040201",
    "<!DOCTYPE fetch [<!ENTITY x 'y'>]><fetch><entity name='contact'/></fetch>",
  ],
  ["QueryBuilderDeserializeEmptyXml", "0x80041124", ""],
  ["QueryBuilderDeserializeInvalidNode: another root", "0x8004111c", "<query/>"],
  ["QueryBuilderDeserializeInvalidNode: an element that is none", "0x8004111c", of("<columns/>")],
  ["QueryBuilderDeserializeInvalidNode: within a filter", "0x8004111c", filter("<attribute name='x'/>")],
  ["QueryBuilderElementNotFound", "0x80041123", "<fetch/>"],
  ["QueryBuilderNoEntity", "0x80041102", "<fetch><entity name='contakt'/></fetch>"],
  ["QueryBuilderEntitiesDontMatch", "0x80041128", "<fetch><entity name='account'/></fetch>"],
  ["QueryBuilderNoAttribute: a column", "0x80041103", of("<attribute name='surname'/>")],
  ["QueryBuilderNoAttribute: a condition", "0x80041103", filter("<condition attribute='surname' operator='null'/>")],
  ["QueryBuilderNoAttribute: an order", "0x80041103", of("<order attribute='surname'/>")],
  [
    "QueryBuilderNoAttribute: a link",
    "0x80041103",
    of("<link-entity name='account' from='id' to='parentcustomerid'/>"),
  ],
  ["QueryBuilderAttributeNotFound", "0x8004111e", filter("<condition attribute='lastname'/>")],
  ["QueryBuilderInvalidConditionOperator", "0x80041120", filter("<condition attribute='lastname' operator='is'/>")],
  ["QueryBuilderInvalidFilterType", "0x80041122", of("<filter type='xor'/>")],
  [
    "QueryBuilderInvalid_Value",
    "0x80041108",
    filter("<condition attribute='statecode' operator='eq' value='Active'/>"),
  ],
  [
    "QueryBuilderBad_Condition: values missing",
    "0x80041106",
    filter("<condition attribute='lastname' operator='in'/>"),
  ],
  [
    "QueryBuilderBad_Condition: types",
    "0x80041106",
    filter("<condition attribute='lastname' operator='eq' valueof='statecode'/>"),
  ],
  [
    "QueryBuilderAlias_Does_Not_Exist",
    "0x8004110a",
    filter("<condition entityname='a' attribute='name' operator='null'/>"),
  ],
  ["QueryBuilderDuplicateAlias: links", "0x80041130", of(link("alias='a'") + link("alias='a'"))],
  [
    "QueryBuilderDuplicateAlias: columns",
    "0x80041130",
    of("<attribute name='lastname' alias='x'/><attribute name='firstname' alias='x'/>"),
  ],
  ["QueryBuilderAttributePairMismatch", "0x80041111", of("<link-entity name='account' from='accountid'/>")],
  ["QueryBuilderDeserializeInvalidLinkType", "0x80041117", of(link("link-type='left'"))],
  ["QueryBuilderDeserializeInvalidLinkType: a type of filters", "0x80041117", of(link("link-type='any'"))],
  ["QueryBuilderDeserializeInvalidDistinct", "0x80041115", of("", "distinct='yes'")],
  ["QueryBuilderDeserializeInvalidNoLock", "0x80041118", of("", "no-lock='yes'")],
  ["QueryBuilderDeserializeInvalidMapping", "0x80041116", of("", "mapping='physical'")],
  ["QueryBuilderDeserializeInvalidDescending", "0x80041119", of("<order attribute='lastname' descending='yes'/>")],
  ["QueryBuilderDeserializeInvalidUseRawOrderBy", "0x800410fd", of("", "useraworderby='yes'")],
  ["QueryBuilderValue_GreaterThanZero: count", "0x8004110c", of("", "count='0'")],
  [
    "QueryBuilderValue_GreaterThanZero: an X",
    "0x8004110c",
    filter("<condition attribute='createdon' operator='last-x-days' value='0'/>"),
  ],
  [
    "QueryBuilderAttribute_With_Aggregate",
    "0x80041107",
    of("<attribute name='lastname' alias='x'/>", "aggregate='true'"),
  ],
  ["QueryBuilderInvalid_Alias", "0x80041109", of("<attribute name='lastname' aggregate='count'/>", "aggregate='true'")],
  [
    "QueryBuilderDeserializeInvalidAggregate",
    "0x8004111a",
    of("<attribute name='lastname' alias='x' aggregate='median'/>", "aggregate='true'"),
  ],
  [
    "QueryBuilderAttributeCannotBeGroupByAndAggregate",
    "0x80041137",
    of("<attribute name='lastname' alias='x' aggregate='count' groupby='true'/>", "aggregate='true'"),
  ],
  [
    "QueryBuilderInvalidDateGrouping",
    "0x80041135",
    of("<attribute name='birthdate' alias='x' groupby='true' dategrouping='hour'/>", "aggregate='true'"),
  ],
  [
    "QueryBuilderAttributeNotAllowedForAggregateOrderBy",
    "0x80041131",
    of("<attribute name='lastname' alias='x' aggregate='count'/><order attribute='lastname'/>", "aggregate='true'"),
  ],
  [
    "QueryBuilderAliasNotAllowedForNonAggregateOrderBy",
    "0x80041132",
    of("<attribute name='lastname' alias='x'/><order alias='x'/>"),
  ],
  ["QueryBuilderAttributeRequiredForNonAggregateOrderBy", "0x80041133", of("<order/>")],
  ["QueryBuilderInvalidPagingCookie", "0x8004112a", of("", "page='2' paging-cookie='x'")],
  [
    "QueryBuilderPagingOrderBy",
    "0x80041129",
    of(
      "<order attribute='lastname'/>",
      `page='2' paging-cookie='&lt;cookie page="1">&lt;contactid last="{x}" first="{x}"/>&lt;/cookie>'`,
    ),
  ],
  ["TooManyLinkEntitiesInQuery", "0x8004430d", of(many(16, (at) => link(`alias='a${at}'`)))],
] as const)
  contract(`${name} is 400 ${code}`, { source: LIST }, async (service) => {
    expect(refusalIn(await fetchXml(service, "contacts", xml))).toEqual([400, code]);
  });

contract("15 links are answered", { source: "FetchXML, Join tables: limitations" }, async (service) => {
  const xml = of(
    many(15, (at) => link(`alias='a${at}'`)),
    "top='1'",
  );
  expect((await fetchXml(service, "contacts", xml)).status).toBe(200);
});

contract(
  "top does not go together with pages or a total",
  { source: "FetchXML, Page results, note on top; Count rows" },
  async (service) => {
    for (const more of ["top='5' page='1'", "top='5' returntotalrecordcount='true'", "top='5001'"])
      expect([more, (await fetchXml(service, "contacts", of("", more))).status]).toEqual([more, 400]);
  },
);

contract(
  "500 conditions are answered and 501 are not, in a batch that may carry as much",
  { source: "FetchXML reference, filter element: child elements; FetchXML, Retrieve data: within a batch request" },
  async (service) => {
    const url = (count: number) =>
      `/api/data/v9.2/contacts?fetchXml=${encodeURIComponent(filter(many(count, () => "<condition attribute='lastname' operator='null'/>")))}`;
    const prefer = { prefer: "odata.continue-on-error" };
    const { steps } = await sendBatch(
      service,
      [500, 501].map((count) => ({ method: "GET", url: url(count) })),
      prefer,
    );
    expect(steps.map(({ status, json }) => [status, (json.error as { code?: unknown } | undefined)?.code])).toEqual([
      [200, undefined],
      [400, "0x8004430c"],
    ]);
  },
);
