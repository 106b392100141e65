import { randomUUID } from "node:crypto";
import { errorOf, idOf, payloadError, placeholderOf, useDataverse } from "../support/dataverseClient";

function undeclared(name: string) {
  return payloadError(
    "incidents",
    `An undeclared property '${name}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.`,
  );
}

describe("@odata.bind", () => {
  const platform = useDataverse();

  const post = (body: object) =>
    platform.client.send("POST", "incidents", { title: "bound", ...placeholderOf(platform.dataverse), ...body });

  test.each(["queueid", "customerid", "customerid_Contact", "CustomerId_Account", "nothing"])(
    "%s is no navigation property that can be bound",
    async (name) => {
      expect(errorOf(await post({ [`${name}@odata.bind`]: `/queues(${platform.dataverse.queueId})` }))).toEqual([
        400,
        "0x80048d19",
        undeclared(name),
      ]);
    },
  );

  test("the address can be relative, without its slash, or whole", async () => {
    const id = platform.dataverse.customer.slice("account:".length);
    for (const address of [
      `/accounts(${id})`,
      `accounts(${id})`,
      `${platform.dataverse.url}/api/data/v9.2/accounts(${id})`,
      `/accounts(${id.toUpperCase()})`,
    ]) {
      const reply = await platform.client.send("POST", "incidents", {
        title: "x",
        "customerid_account@odata.bind": address,
      });
      expect((await platform.client.get(`incidents(${idOf(reply)})`)).body._customerid_value).toBe(id);
    }
  });

  test("a target that is not there is named, and nothing is written", async () => {
    const id = randomUUID();
    const before = platform.dataverse.rows("incident").length;
    const reply = await platform.client.send("POST", "incidents", {
      title: "x",
      "customerid_contact@odata.bind": `/contacts(${id})`,
    });
    expect(errorOf(reply)).toEqual([404, "0x80040217", `contact With Id = ${id} Does Not Exist`]);
    expect(errorOf(await post({ "ownerid@odata.bind": `/teams(${id})` }))).toEqual([
      404,
      "0x80040217",
      `team With Id = ${id} Does Not Exist`,
    ]);
    expect(platform.dataverse.rows("incident")).toHaveLength(before);
  });

  test("an address of the wrong table, of no table, or none at all is refused", async () => {
    const account = platform.dataverse.customer.slice("account:".length);
    expect(
      (await platform.client.send("POST", "incidents", { "customerid_contact@odata.bind": `/accounts(${account})` }))
        .status,
    ).toBe(400);
    expect((await post({ "ownerid@odata.bind": `/accounts(${account})` })).status).toBe(400);
    expect((await post({ "primarycontactid@odata.bind": "/contact(x)" })).status).toBe(400);
    expect(errorOf(await post({ "primarycontactid@odata.bind": `/contact(${account})` }))).toEqual([
      404,
      "0x8006088a",
      "Resource not found for the segment 'contact'.",
    ]);
    expect((await post({ "primarycontactid@odata.bind": 7 })).status).toBe(400);
  });

  test("a lookup cannot be written as a value", async () => {
    expect(errorOf(await post({ _primarycontactid_value: randomUUID() }))).toEqual([
      400,
      "0x80060888",
      "CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.",
    ]);
  });

  test("null empties a lookup, and $ref sets and empties it too", async () => {
    const account = String(
      platform.dataverse.rows("account").find((row) => row.name === "Larkfield Dental")?.accountid,
    );
    const contact = String(
      platform.dataverse.rows("contact").find((row) => row.fullname === "Michael Davis")?.contactid,
    );
    const id = idOf(
      await platform.client.send("POST", "incidents", {
        title: "x",
        "customerid_account@odata.bind": `/accounts(${account})`,
        "primarycontactid@odata.bind": `/contacts(${contact})`,
      }),
    );
    const primary = async () => (await platform.client.get(`incidents(${id})`)).body._primarycontactid_value;
    await platform.client.send("PATCH", `incidents(${id})`, { "primarycontactid@odata.bind": null });
    expect(await primary()).toBeNull();
    expect(
      (
        await platform.client.send("PUT", `incidents(${id})/primarycontactid/$ref`, {
          "@odata.id": `${platform.dataverse.url}/api/data/v9.2/contacts(${contact})`,
        })
      ).status,
    ).toBe(204);
    expect(await primary()).toBe(contact);
    expect((await platform.client.send("DELETE", `incidents(${id})/primarycontactid/$ref`)).status).toBe(204);
    expect(await primary()).toBeNull();
  });
});
