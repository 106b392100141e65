import { errorOf, idOf, payloadError, placeholderOf, useDataverse } from "../support/dataverseClient";

// Sources: Microsoft's table reference (MinValue, MaxValue, Precision of these columns); the texts as measured on a real
// environment, TALXIS/tools-cli issue 83 of 2026-05; the codes of Microsoft's published error list.
describe("the numbers that a column takes", () => {
  const platform = useDataverse();
  const send = (set: string, body: object) =>
    platform.client.send(
      "POST",
      set,
      set === "incidents" ? { title: "x", ...placeholderOf(platform.dataverse), ...body } : { lastname: "x", ...body },
    );

  test.each([
    ["incidents", "billedserviceunits", 0, 1_000_000_000],
    ["incidents", "actualserviceunits", 0, 1_000_000_000],
    ["incidents", "timezoneruleversionnumber", -1, 2_147_483_647],
    ["contacts", "numberofchildren", 0, 1_000_000_000],
    ["contacts", "address1_utcoffset", -1500, 1500],
    ["contacts", "address3_utcoffset", -1500, 1500],
  ])("%s.%s: whole numbers from %i to %i", async (set, column, min, max) => {
    for (const value of [min, max]) expect((await send(set, { [column]: value })).status).toBe(204);
    for (const value of [min - 1, ...(max < 2_147_483_647 ? [max + 1] : [])])
      expect(errorOf(await send(set, { [column]: value }))).toEqual([
        400,
        "0x8004432f",
        `A validation error occurred. The value ${value} of '${column}' on record of type '${set.slice(0, -1)}' is outside the valid range. Minimum Value: ${min}, Maximum value: ${max}`,
      ]);
  });

  test.each([
    ["contacts", "address1_latitude", -90, 90],
    ["contacts", "address2_longitude", -180, 180],
    ["contacts", "annualincome", 0, 100_000_000_000_000],
    ["contacts", "creditlimit", 0, 100_000_000_000_000],
    ["incidents", "influencescore", 0, 1_000_000_000],
    ["incidents", "sentimentvalue", -100_000_000_000, 100_000_000_000],
  ])("%s.%s: fractions from %d to %d", async (set, column, min, max) => {
    for (const value of [min, max]) expect((await send(set, { [column]: value })).status).toBe(204);
    for (const value of [min - 0.01, max + 1])
      expect(errorOf(await send(set, { [column]: value }))).toEqual([
        400,
        "0x80044330",
        `A validation error occurred. The value ${value} of '${column}' on record of type '${set.slice(0, -1)}' is outside the valid range(${min} to ${max})`,
      ]);
  });

  test("an update is held to the same, and writes nothing of what it is refused", async () => {
    const id = idOf(await send("contacts", { numberofchildren: 2 }));
    const reply = await platform.client.send("PATCH", `contacts(${id})`, { firstname: "y", numberofchildren: -1 });
    expect(reply.status).toBe(400);
    expect((await platform.client.send("PUT", `contacts(${id})/numberofchildren`, { value: -1 })).status).toBe(400);
    expect((await platform.client.get(`contacts(${id})`)).body).toMatchObject({ firstname: null, numberofchildren: 2 });
  });

  test("a number that no 32 bits hold is of another type", async () => {
    expect(errorOf(await send("incidents", { billedserviceunits: 3_000_000_000 }))).toEqual([
      400,
      "0x80048d19",
      payloadError("incidents", "Cannot convert the literal '3000000000' to the expected type 'Edm.Int32'."),
    ]);
  });

  test.each([
    ["address1_latitude", 47.6395831, 47.63958],
    ["address1_latitude", -0.000005, -0.00001],
    ["annualincome", 1.005, 1.01],
    ["annualincome", 1234.5, 1234.5],
    ["annualincome", 0.004, 0],
    ["creditlimit", 9_999_999_999_999.99, 9_999_999_999_999.99],
  ])("%s keeps as many places as it has: %d", async (column, given, kept) => {
    const id = idOf(await send("contacts", { [column]: given }));
    expect((await platform.client.get(`contacts(${id})?$select=${column}`)).body[column]).toBe(kept);
  });

  test("null and read-only numbers are not judged", async () => {
    const id = idOf(await send("contacts", { numberofchildren: null }));
    expect((await platform.client.get(`contacts(${id})`)).body.numberofchildren).toBeNull();
  });

  test("metadata tells range and places", async () => {
    const read = async (column: string, type: string) =>
      (
        await platform.client.get(
          `EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='${column}')/Microsoft.Dynamics.CRM.${type}AttributeMetadata?$select=MinValue,MaxValue`,
        )
      ).body;
    expect(await read("numberofchildren", "Integer")).toMatchObject({ MinValue: 0, MaxValue: 1_000_000_000 });
    expect(await read("address1_latitude", "Double")).toMatchObject({ MinValue: -90, MaxValue: 90 });
  });
});
