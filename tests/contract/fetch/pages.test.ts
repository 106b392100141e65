import { contract, rowsIn, type ContractAnswer, type Service } from "../support/contract";
import { ANNOTATED, contactsXml, fetchXml } from "../support/fetch";

const PAGE = "FetchXML, Page results";
const COUNT = "FetchXML, Count rows: Web API";
const COOKIE = "@Microsoft.Dynamics.CRM.fetchxmlpagingcookie";
const MORE = "@Microsoft.Dynamics.CRM.morerecords";

const INNER = '<attribute name="lastname"/><order attribute="lastname"/>';

async function five(service: Service): Promise<void> {
  for (const lastname of ["A", "B", "C", "D", "E"]) await service.contact({ lastname });
}

async function ask(
  service: Service,
  fetch: string,
  headers: Readonly<Record<string, string>> = ANNOTATED,
): Promise<ContractAnswer> {
  return fetchXml(service, "contacts", await contactsXml(service, { inner: INNER, fetch }), headers);
}

const names = (answer: ContractAnswer): string =>
  rowsIn(answer)
    .map(({ lastname }) => lastname)
    .join("");

function xmlText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** The cookie in an answer, decoded twice as the documents ask. */
function cookieIn({ json }: ContractAnswer): string {
  const [, encoded = ""] = /pagingcookie="([^"]*)"/.exec(String(json[COOKIE])) ?? [];
  return decodeURIComponent(decodeURIComponent(encoded));
}

contract("top", { source: "FetchXML reference, fetch element: top", writes: true }, async (service) => {
  await five(service);
  const answer = await ask(service, 'top="2"');
  expect(names(answer)).toBe("AB");
  expect(answer.json[MORE]).toBeUndefined();
});

contract("count and page", { source: `${PAGE}: simple paging`, writes: true }, async (service) => {
  await five(service);
  expect(names(await ask(service, 'count="2" page="1"'))).toBe("AB");
  expect(names(await ask(service, 'count="2" page="2"'))).toBe("CD");
  expect(names(await ask(service, 'count="2" page="3"'))).toBe("E");
});

contract(
  "morerecords and a cookie while there are more, and neither on the last page",
  { source: `${PAGE}: paging cookie examples, Web API`, writes: true },
  async (service) => {
    await five(service);
    const first = await ask(service, 'count="3" page="1"');
    expect(first.json[MORE]).toBe(true);
    expect(String(first.json[COOKIE])).toMatch(
      /^<cookie pagenumber="2" pagingcookie="%253ccookie[^"]*" istracking="False" \/>$/,
    );
    expect(cookieIn(first)).toMatch(
      /^<cookie page="1"><lastname last="C" first="A" \/><contactid last="\{[0-9A-F-]{36}\}" first="\{[0-9A-F-]{36}\}" \/><\/cookie>$/,
    );
    const last = await ask(service, 'count="3" page="2"');
    expect([last.json[MORE], last.json[COOKIE]]).toEqual([undefined, undefined]);
  },
);

contract("neither annotation unless it is asked for", { source: `${PAGE}: Web API`, writes: true }, async (service) => {
  await five(service);
  const { json } = await ask(service, 'count="3" page="1"', {});
  expect([json[MORE], json[COOKIE]]).toEqual([undefined, undefined]);
});

contract(
  "the next page begins behind the cookie's row, also when a row has come before it",
  { source: `${PAGE}: following pages`, writes: true },
  async (service) => {
    await five(service);
    const first = await ask(service, 'count="2" page="1"');
    await service.contact({ lastname: "AA" });
    const next = await ask(service, `count="2" page="2" paging-cookie="${xmlText(cookieIn(first))}"`);
    expect(names(next)).toBe("CD");
    expect(names(await ask(service, `count="2" page="3" paging-cookie="${xmlText(cookieIn(next))}"`))).toBe("E");
  },
);

contract(
  "a page size from the Prefer header",
  { source: "Web API, Page results: odata.maxpagesize", writes: true },
  async (service) => {
    await five(service);
    const answer = await ask(service, "", { prefer: `odata.maxpagesize=2,${ANNOTATED.prefer}` });
    expect([names(answer), answer.json[MORE]]).toEqual(["AB", true]);
  },
);

contract(
  "a query sorted by a link's column has no cookie, and pages all the same",
  { source: `${PAGE}: queries that don't support paging cookies`, writes: true },
  async (service) => {
    await five(service);
    const link =
      '<link-entity name="account" from="accountid" to="parentcustomerid" alias="a"><order attribute="name"/></link-entity>';
    const xml = await contactsXml(service, {
      inner: `<attribute name="lastname"/>${link}`,
      fetch: 'count="2" page="1"',
    });
    const { json } = await fetchXml(service, "contacts", xml, ANNOTATED);
    expect([json[MORE], json[COOKIE]]).toEqual([true, undefined]);
  },
);

for (const [what, fetch, query] of [
  ["returntotalrecordcount", 'count="2" returntotalrecordcount="true"', ""],
  ["$count beside it", 'count="2"', "&$count=true"],
] as const)
  contract(`the total by ${what}`, { source: COUNT, writes: true }, async (service) => {
    await five(service);
    const xml = await contactsXml(service, { inner: INNER, fetch });
    const { json } = await service.get(`contacts?fetchXml=${encodeURIComponent(xml)}${query}`, ANNOTATED);
    expect(json).toMatchObject({
      "@odata.count": 5,
      "@Microsoft.Dynamics.CRM.totalrecordcount": 5,
      "@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded": false,
    });
  });
