import { randomUUID } from "node:crypto";
import { errorOf, idOf, placeholderOf, useDataverse } from "../support/dataverseClient";

describe("PATCH", () => {
  const platform = useDataverse();

  const body = (title: string) => ({ title, ...placeholderOf(platform.dataverse) });
  const titleOf = async (id: string) => (await platform.client.get(`incidents(${id})?$select=title`)).body.title;

  test("creates a row that is not there and updates one that is, 204 both ways", async () => {
    const id = randomUUID();
    const made = await platform.client.send("PATCH", `incidents(${id})`, body("made"));
    expect([made.status, idOf(made)]).toEqual([204, id]);
    const changed = await platform.client.send("PATCH", `incidents(${id})`, { title: "changed" });
    expect([changed.status, await titleOf(id)]).toEqual([204, "changed"]);
  });

  test("with return=representation answers 201 when it made the row, 200 when it changed it", async () => {
    const id = randomUUID();
    const prefer = { prefer: "return=representation" };
    expect((await platform.client.send("PATCH", `incidents(${id})?$select=title`, body("made"), prefer)).status).toBe(
      201,
    );
    const changed = await platform.client.send("PATCH", `incidents(${id})?$select=title`, { title: "changed" }, prefer);
    expect([changed.status, changed.body.title]).toEqual([200, "changed"]);
  });

  test("If-None-Match: * creates only; the second time it is 412 and the row keeps what a person wrote", async () => {
    const id = randomUUID();
    const createOnly = { "if-none-match": "*" };
    expect((await platform.client.send("PATCH", `incidents(${id})`, body("from the call"), createOnly)).status).toBe(
      204,
    );
    await platform.client.send("PATCH", `incidents(${id})`, { title: "a person's words" });
    const again = await platform.client.send("PATCH", `incidents(${id})`, body("from the call"), createOnly);
    expect(errorOf(again)).toEqual([412, "0x80040237", "A record with matching key values already exists."]);
    expect(await titleOf(id)).toBe("a person's words");
  });

  test("the same create-only request many times at once makes one row", async () => {
    const id = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 5 }, () =>
        platform.client.send("PATCH", `incidents(${id})`, body("once"), { "if-none-match": "*" }),
      ),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([204, 412, 412, 412, 412]);
  });

  test("If-Match: * updates only", async () => {
    const id = randomUUID();
    expect(errorOf(await platform.client.send("PATCH", `incidents(${id})`, body("no"), { "if-match": "*" }))).toEqual([
      404,
      "0x80040217",
      `incident With Id = ${id} Does Not Exist`,
    ]);
    expect(platform.dataverse.rows("incident").some((row) => row.incidentid === id)).toBe(false);
  });

  test("columns that are not valid for update are ignored, not an error", async () => {
    const id = idOf(await platform.client.send("POST", "incidents", body("numbered")));
    const { ticketnumber } = (await platform.client.get(`incidents(${id})`)).body;
    expect(
      (
        await platform.client.send("PATCH", `incidents(${id})`, {
          ticketnumber: "CAS-1",
          createdon: "2020-01-01T00:00:00Z",
          title: "t",
        })
      ).status,
    ).toBe(204);
    expect((await platform.client.get(`incidents(${id})`)).body).toMatchObject({ ticketnumber, title: "t" });
  });

  test("related rows can be made only together with a new row", async () => {
    const id = idOf(await platform.client.send("POST", "incidents", body("with notes")));
    expect(
      (await platform.client.send("PATCH", `incidents(${id})`, { Incident_Annotation: [{ subject: "no" }] })).status,
    ).toBe(400);
  });

  test("a single column can be read, written and emptied by its own address", async () => {
    const id = idOf(await platform.client.send("POST", "incidents", body("one")));
    expect((await platform.client.send("PUT", `incidents(${id})/title`, { value: "two" })).status).toBe(204);
    expect((await platform.client.get(`incidents(${id})/title`)).body.value).toBe("two");
    expect((await platform.client.send("DELETE", `incidents(${id})/description`)).status).toBe(204);
    expect((await platform.client.get(`incidents(${id})/description`)).status).toBe(204);
  });
});
