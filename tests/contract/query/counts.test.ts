import { contract, rowsIn, type Service } from "../support/contract";

const PAGE = "Web API, Count rows";

async function three(service: Service): Promise<string> {
  for (const lastname of ["A", "B", "C"]) await service.contact({ lastname });
  return service.account();
}

const of = (account: string, more = "") => encodeURIComponent(`_parentcustomerid_value eq ${account}${more}`);

contract(
  "$count=true tells how many the filter keeps, whatever the page holds",
  { source: PAGE, writes: true },
  async (service) => {
    const filter = of(await three(service));
    const answer = await service.get(`contacts?$select=lastname&$filter=${filter}&$count=true`, {
      prefer: "odata.maxpagesize=2",
    });
    expect([answer.json["@odata.count"], rowsIn(answer).length]).toEqual([3, 2]);
  },
);

contract(
  "/$count is the number alone, as plain text",
  { source: `${PAGE}: to get just a number`, writes: true },
  async (service) => {
    const account = await three(service);
    const { status, text, headers } = await service.get(
      `contacts/$count?$filter=${of(account, " and lastname ne 'B'")}`,
    );
    expect([status, text.replace("\uFEFF", ""), headers.get("content-type")?.split(";")[0]]).toEqual([
      200,
      "2",
      "text/plain",
    ]);
  },
);

contract(
  "/$count stands below a row's collection, too, with and without a filter",
  { source: `${PAGE}: to get just a number that represents the count of a collection`, writes: true },
  async (service) => {
    const path = `accounts(${await three(service)})/contact_customer_accounts/$count`;
    expect((await service.get(path)).text.replace("\uFEFF", "")).toBe("3");
    const filtered = await service.get(`${path}?$filter=${encodeURIComponent("lastname eq 'A'")}`);
    expect(filtered.text.replace("\uFEFF", "")).toBe("1");
  },
);

contract(
  "/$count of a name that is no collection is refused",
  { source: "Web API, Compose HTTP requests and handle errors: status codes", writes: true },
  async (service) => {
    const account = await service.account();
    expect((await service.get(`accounts(${account})/nothing/$count`)).status).toBe(404);
  },
);

contract(
  "the next page's link carries a cookie of first and last row, encoded twice",
  { source: "Web API, Count rows and Page results: @odata.nextLink of the examples", writes: true },
  async (service) => {
    const filter = of(await three(service));
    const answer = await service.get(`contacts?$select=lastname&$filter=${filter}`, { prefer: "odata.maxpagesize=2" });
    const rows = rowsIn(answer);
    const link = String(answer.json["@odata.nextLink"]);
    const token = decodeURIComponent(/\$skiptoken=([^&]*)/.exec(link)?.[1] ?? "");
    const [, inner = ""] =
      /^<cookie pagenumber="2" pagingcookie="(%253ccookie[^"]*)" istracking="False" \/>$/.exec(token) ?? [];
    const [first, last] = [rows[0], rows[1]].map((row) => String(row?.contactid).toUpperCase());
    expect(decodeURIComponent(decodeURIComponent(inner))).toBe(
      `<cookie page="1"><contactid last="{${last}}" first="{${first}}" /></cookie>`,
    );
    expect(rowsIn(await service.get(link, { prefer: "odata.maxpagesize=2" }))).toHaveLength(1);
  },
);

contract(
  "$orderby of a choice goes by its number, of a lookup by the name behind it",
  { source: "Web API, Order rows: lookup and choice columns", writes: true },
  async (service) => {
    const people = [await service.contact({ lastname: "Zed" }), await service.contact({ lastname: "Alf" })];
    for (const [title, prioritycode, at] of [
      ["low", 3, 0],
      ["high", 1, 1],
      ["normal", 2, 0],
    ] as const)
      await service.incident({ title, prioritycode, "primarycontactid@odata.bind": `/contacts(${people[at]})` });
    const titles = async (order: string) => {
      const filter = encodeURIComponent(`_customerid_value eq ${await service.account()}`);
      return rowsIn(await service.get(`incidents?$select=title&$filter=${filter}&$orderby=${order}`)).map(
        ({ title }) => title,
      );
    };
    expect(await titles("prioritycode")).toEqual(["high", "normal", "low"]);
    expect(await titles("_primarycontactid_value,prioritycode desc")).toEqual(["high", "low", "normal"]);
  },
);

contract(
  "$expand takes $select, $filter, $orderby and $top for a collection",
  { source: "Web API, Join tables: options of $expand", writes: true },
  async (service) => {
    const account = await three(service);
    const inner = "$select=lastname;$filter=lastname ne 'B';$orderby=lastname desc;$top=1";
    const answer = await service.get(
      `accounts(${account})?$select=name&$expand=contact_customer_accounts(${encodeURIComponent(inner)})`,
    );
    expect(answer.json.contact_customer_accounts).toMatchObject([{ lastname: "C" }]);
  },
);

for (const [what, filter] of [
  ["a quoted id", (user: string) => `_owninguser_value eq '${user}'`],
  ["an id without quotes", (user: string) => `_owninguser_value eq ${user}`],
] as const)
  contract(
    `a lookup is compared with ${what}`,
    { source: "Web API, Filter rows: the example of a lookup property", writes: true },
    async (service) => {
      const account = await three(service);
      const { json } = await service.get("WhoAmI");
      const whole = encodeURIComponent(`_parentcustomerid_value eq ${account} and ${filter(String(json.UserId))}`);
      expect(rowsIn(await service.get(`contacts?$select=lastname&$filter=${whole}`))).toHaveLength(3);
    },
  );

contract(
  "any stands within any",
  { source: "Web API, Filter rows: filter using values of related collections, lambda examples", writes: true },
  async (service) => {
    const account = await service.account();
    await service.contact({ lastname: "Noted", Contact_Annotation: [{ subject: "within" }] });
    const found = async (subject: string) => {
      const inner = `c/Contact_Annotation/any(n:n/subject eq '${subject}')`;
      const filter = encodeURIComponent(`accountid eq ${account} and contact_customer_accounts/any(c:${inner})`);
      return rowsIn(await service.get(`accounts?$select=name&$filter=${filter}`)).length;
    };
    expect([await found("within"), await found("without")]).toEqual([1, 0]);
  },
);
