import { randomUUID } from "node:crypto";
import { useDynamicsTour, type Row } from "./dynamicsTour";

/** What the client does with rows, each as its own documents show it. */
describe("dynamics-web-api takes the local Dataverse for the real one", () => {
  const tour = useDynamicsTour({ alternateKeys: { contact: { external: ["externaluseridentifier"] } } });
  const { contact, read } = tour;
  const refused = async (work: () => Promise<unknown>): Promise<unknown> => {
    try {
      await work();
    } catch (error) {
      return (error as { status?: number }).status;
    }
    return undefined;
  };

  test("creates: an id, a representation, a deep insert, a bind by list, below a navigation property", async () => {
    expect(await contact()).toMatch(/^[0-9a-f-]{36}$/i);
    const shown = await tour.api.create<object, Row>({
      collection: "contacts",
      data: { firstname: "Ann", lastname: "Lee" },
      select: ["fullname"],
      returnRepresentation: true,
    });
    expect(shown.fullname).toBe("Ann Lee");
    const deep = await tour.api.create<object, string>({
      collection: "accounts",
      data: { name: "Deep", contact_customer_accounts: [{ lastname: "Below" }] },
    });
    const below = await tour.api.retrieveMultiple<Row>({
      collection: `accounts(${deep})/contact_customer_accounts`,
      select: ["lastname"],
    });
    expect(below.value).toMatchObject([{ lastname: "Below" }]);
    const listed = await tour.api.create<object, string>({
      collection: "accounts",
      data: { name: "List", "contact_customer_accounts@odata.bind": [`/contacts(${await contact()})`] },
    });
    expect(await tour.api.count({ collection: "contacts", filter: `_parentcustomerid_value eq ${listed}` })).toBe(1);
    const related = await tour.api.create<object, string>({
      collection: "accounts",
      key: deep,
      navigationProperty: "contact_customer_accounts",
      data: { lastname: "Another" },
    });
    expect(related).toMatch(/^[0-9a-f-]{36}$/i);
  });

  test("retrieves: by id, by key, expanded, a reference, annotated, by ETag", async () => {
    const externaluseridentifier = randomUUID();
    const id = await contact({ firstname: "Read", externaluseridentifier });
    expect((await read(id, "firstname")).firstname).toBe("Read");
    expect((await read(`externaluseridentifier='${externaluseridentifier}'`, "contactid")).contactid).toBe(id);
    const expanded = await tour.api.retrieve<Row>({
      collection: "contacts",
      key: id,
      select: ["lastname"],
      expand: [{ property: "parentcustomerid_account", select: ["name"] }],
    });
    expect(expanded.parentcustomerid_account).toMatchObject({ name: "Client tour" });
    const reference = await tour.api.retrieve<Row>({
      collection: "contacts",
      key: id,
      select: ["parentcustomerid_account/$ref"],
    });
    expect(JSON.stringify(reference)).toContain(tour.account);
    const annotated = await tour.api.retrieve<Row>({
      collection: "contacts",
      key: id,
      select: ["_parentcustomerid_value"],
      includeAnnotations: "*",
    });
    expect(annotated["_parentcustomerid_value@OData.Community.Display.V1.FormattedValue"]).toBe("Client tour");
    const etag = String((await read(id, "lastname"))["@odata.etag"]);
    const same = await tour.api.retrieve<Row | undefined>({
      collection: "contacts",
      key: id,
      select: ["lastname"],
      ifnonematch: etag,
    });
    expect(same).toBeUndefined();
  });

  test("updates: a row, by ETag, one value, with a representation; and not what has changed meanwhile", async () => {
    const id = await contact();
    await tour.api.update({ collection: "contacts", key: id, data: { firstname: "One" } });
    await tour.api.updateSingleProperty({ collection: "contacts", key: id, fieldValuePair: { firstname: "Two" } });
    expect((await read(id, "firstname")).firstname).toBe("Two");
    const etag = String((await read(id, "firstname"))["@odata.etag"]);
    const shown = await tour.api.update<object, Row>({
      collection: "contacts",
      key: id,
      data: { firstname: "Three" },
      ifmatch: etag,
      returnRepresentation: true,
      select: ["firstname"],
    });
    expect(shown.firstname).toBe("Three");
    expect(
      await tour.api.update<object, unknown>({
        collection: "contacts",
        key: id,
        data: { firstname: "Four" },
        ifmatch: etag,
      }),
    ).toBe(false);
  });

  test("upserts: makes, changes, only makes, only changes, by key", async () => {
    const key = randomUUID();
    const upsert = (more: object, data: object) =>
      tour.api.upsert<object, unknown>({ collection: "contacts", key, data, ...more });
    expect(await upsert({ ifmatch: "*" }, { lastname: "x" })).toBeNull();
    await upsert({}, { lastname: "Made" });
    await upsert({}, { firstname: "Changed" });
    expect(await upsert({ ifnonematch: "*" }, { lastname: "x" })).toBeNull();
    expect(await read(key, "firstname", "lastname")).toMatchObject({ firstname: "Changed", lastname: "Made" });
    const external = randomUUID();
    const byKey = `externaluseridentifier='${external}'`;
    await tour.api.upsert({ collection: "contacts", key: byKey, data: { lastname: "By key" } });
    expect((await read(byKey, "lastname")).lastname).toBe("By key");
  });

  test("queries: filter, order, pages, all pages, count, top, expand", async () => {
    const parent = await tour.api.create<object, string>({ collection: "accounts", data: { name: "Pages" } });
    for (const lastname of ["C", "A", "B"])
      await contact({ lastname, "parentcustomerid_account@odata.bind": `accounts(${parent})` });
    const query = { collection: "contacts", select: ["lastname"], filter: `_parentcustomerid_value eq ${parent}` };
    const ordered = await tour.api.retrieveMultiple<Row>({ ...query, orderBy: ["lastname"], count: true });
    expect(ordered.value.map(({ lastname }) => lastname)).toEqual(["A", "B", "C"]);
    expect(ordered.oDataCount).toBe(3);
    const first = await tour.api.retrieveMultiple<Row>({ ...query, maxPageSize: 2 });
    const second = await tour.api.retrieveMultiple<Row>({ ...query, maxPageSize: 2 }, first.oDataNextLink);
    expect([first.value.length, second.value.length]).toEqual([2, 1]);
    expect((await tour.api.retrieveAll<Row>({ ...query, maxPageSize: 1 })).value).toHaveLength(3);
    expect(await tour.api.count({ collection: "contacts", filter: query.filter })).toBe(3);
    expect(await tour.api.countAll({ collection: "contacts", filter: query.filter })).toBe(3);
    expect((await tour.api.retrieveMultiple<Row>({ ...query, top: 1 })).value).toHaveLength(1);
    const expanded = await tour.api.retrieveMultiple<Row>({
      collection: "accounts",
      select: ["name"],
      filter: `accountid eq ${parent}`,
      expand: [{ property: "contact_customer_accounts", select: ["lastname"], filter: "lastname eq 'B'" }],
    });
    expect(expanded.value[0]?.contact_customer_accounts).toMatchObject([{ lastname: "B" }]);
  });

  test("FetchXML: a page, and all pages", async () => {
    const parent = await tour.api.create<object, string>({ collection: "accounts", data: { name: "Fetch" } });
    for (const lastname of ["A", "B", "C"])
      await contact({ lastname, "parentcustomerid_account@odata.bind": `accounts(${parent})` });
    const fetchXml = (count: number): string =>
      `<fetch count="${count}"><entity name="contact"><attribute name="lastname"/><order attribute="lastname"/>` +
      `<filter><condition attribute="parentcustomerid" operator="eq" value="${parent}"/></filter></entity></fetch>`;
    const page = await tour.api.fetch<Row>({ collection: "contacts", fetchXml: fetchXml(2), includeAnnotations: "*" });
    expect(page.value.map(({ lastname }) => lastname)).toEqual(["A", "B"]);
    const all = await tour.api.fetchAll<Row>({
      collection: "contacts",
      fetchXml: fetchXml(2),
      includeAnnotations: "*",
    });
    expect(all.value.map(({ lastname }) => lastname)).toEqual(["A", "B", "C"]);
  });

  test("associates and disassociates, by collection and by lookup", async () => {
    const id = await tour.api.create<object, string>({ collection: "contacts", data: { lastname: "Loose" } });
    const parent = async () => (await read(id, "_parentcustomerid_value"))._parentcustomerid_value;
    const members = { collection: "accounts", primaryKey: tour.account, relationshipName: "contact_customer_accounts" };
    await tour.api.associate({ ...members, relatedCollection: "contacts", relatedKey: id });
    expect(await parent()).toBe(tour.account);
    await tour.api.disassociate({ ...members, relatedKey: id });
    expect(await parent()).toBeNull();
    const lookup = { collection: "contacts", primaryKey: id, navigationProperty: "parentcustomerid_account" };
    await tour.api.associateSingleValued({ ...lookup, relatedCollection: "accounts", relatedKey: tour.account });
    expect(await parent()).toBe(tour.account);
    await tour.api.disassociateSingleValued(lookup);
    expect(await parent()).toBeNull();
  });

  test("deletes a value and a row; what is not there or not a name is refused with its status", async () => {
    const id = await contact({ firstname: "Gone" });
    await tour.api.deleteRecord({ collection: "contacts", key: id, property: "firstname" });
    expect((await read(id, "firstname")).firstname).toBeNull();
    await tour.api.deleteRecord({ collection: "contacts", key: id });
    expect(await refused(() => read(id, "firstname"))).toBe(404);
    expect(await refused(() => tour.api.retrieveMultiple({ collection: "contacts", select: ["nope"] }))).toBe(400);
    expect(await refused(() => tour.api.retrieveMultiple({ collection: "nothings" }))).toBe(404);
    expect(
      await refused(() => tour.api.create({ collection: "contacts", data: { contactid: tour.account, nothing: 1 } })),
    ).toBe(400);
  });
});
