import { errorOf, idOf, rowsOf, useDataverse, type Reply } from "../support/dataverseClient";

describe("paging", () => {
  const platform = useDataverse();

  const pageOf = (size: number) => ({ prefer: `odata.maxpagesize=${size}` });
  const nextOf = (reply: Reply): string | undefined => {
    const link = reply.body["@odata.nextLink"];
    return typeof link === "string" ? link.slice(`${platform.dataverse.url}/api/data/v9.2/`.length) : undefined;
  };

  test("following @odata.nextLink gives every row once, in order, and then no link", async () => {
    const filter = "contains(fullname,'a') and statecode eq 0";
    const whole = rowsOf(
      await platform.client.query("contacts", { $select: "fullname", $filter: filter, $orderby: "fullname desc" }),
    ).map((row) => row.contactid);
    const read: unknown[] = [];
    let next: string | undefined =
      `contacts?$select=fullname&$filter=${encodeURIComponent(filter)}&$orderby=fullname%20desc&$count=true`;
    let pages = 0;
    while (next !== undefined) {
      const reply: Reply = await platform.client.get(next, pageOf(40));
      expect(rowsOf(reply).length).toBeLessThanOrEqual(40);
      expect(reply.body["@odata.count"]).toBe(whole.length);
      read.push(...rowsOf(reply).map((row) => row.contactid));
      next = nextOf(reply);
      pages += 1;
    }
    expect(read).toEqual(whole);
    expect(pages).toBe(Math.ceil(whole.length / 40));
  });

  test("$top is ignored together with maxpagesize, and has no next page of its own", async () => {
    const both = await platform.client.get("contacts?$select=fullname&$top=2", pageOf(5));
    expect([rowsOf(both).length, nextOf(both) !== undefined]).toEqual([5, true]);
    expect(both.headers.get("preference-applied")).toBe("odata.maxpagesize=5");
    const top = await platform.client.get("contacts?$select=fullname&$top=2");
    expect([rowsOf(top).length, nextOf(top)]).toEqual([2, undefined]);
  });

  test("rows made meanwhile do not shift the pages", async () => {
    const first = await platform.client.get("contacts?$select=fullname", pageOf(3));
    idOf(await platform.client.send("POST", "contacts", { lastname: "Meanwhile" }));
    const second = await platform.client.get(nextOf(first) ?? "", pageOf(3));
    const expected = rowsOf(await platform.client.get("contacts?$select=fullname&$top=6")).map((row) => row.contactid);
    expect([...rowsOf(first), ...rowsOf(second)].map((row) => row.contactid)).toEqual(expected);
  });

  test("a cookie that is not ours is refused", async () => {
    for (const cookie of ["2", '<cookie pagenumber="2" pagingcookie="%E0%A4" istracking="False" />']) {
      expect(
        errorOf(await platform.client.get(`contacts?$skiptoken=${encodeURIComponent(cookie)}`)).slice(0, 2),
      ).toEqual([400, "0x80060888"]);
    }
  });
});
