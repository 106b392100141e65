import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { clientOf, errorOf, idOf, placeholderOf, type Client } from "../support/dataverseClient";

describe("ETags", () => {
  let dataverse: LocalDataverse;
  let client: Client;
  let id: string;
  beforeAll(async () => {
    dataverse = await startDataverse();
    client = clientOf(dataverse);
    id = idOf(await client.send("POST", "incidents", { title: "x", ...placeholderOf(dataverse) }));
  });
  afterAll(() => dataverse.close());

  const etag = async () => String((await client.get(`incidents(${id})`)).body["@odata.etag"]);

  test("every write changes the row's ETag", async () => {
    const before = await etag();
    await client.send("PATCH", `incidents(${id})`, { title: "y" });
    expect(await etag()).not.toBe(before);
    expect(await etag()).toMatch(/^W\/"\d+"$/);
  });

  test("If-Match with another version is 412, with the row's own it passes, for PATCH and DELETE", async () => {
    const stale = await etag();
    expect((await client.send("PATCH", `incidents(${id})`, { title: "mine" }, { "if-match": stale })).status).toBe(204);
    const refused = [
      412,
      "0x80060882",
      "The version of the existing record doesn't match the RowVersion property provided.",
    ];
    expect(
      errorOf(await client.send("PATCH", `incidents(${id})`, { title: "too late" }, { "if-match": stale })),
    ).toEqual(refused);
    const admin = clientOf(dataverse, dataverse.users.admin);
    expect(errorOf(await admin.send("DELETE", `incidents(${id})`, undefined, { "if-match": stale }))).toEqual(refused);
    expect((await client.get(`incidents(${id})`)).body.title).toBe("mine");
  });

  test("304 for a row that has not changed, without $expand and annotations", async () => {
    const headers = { "if-none-match": await etag() };
    const unchanged = await client.get(`incidents(${id})?$select=title`, headers);
    expect([unchanged.status, unchanged.text]).toEqual([304, ""]);
    expect((await client.get(`incidents(${id})?$expand=customerid_account`, headers)).status).toBe(200);
    expect((await client.get(`incidents(${id})`, { ...headers, prefer: 'odata.include-annotations="*"' })).status).toBe(
      200,
    );
    await client.send("PATCH", `incidents(${id})`, { title: "z" });
    expect((await client.get(`incidents(${id})`, headers)).status).toBe(200);
  });
});
