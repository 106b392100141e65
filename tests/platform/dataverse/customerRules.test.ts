import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { clientOf, errorOf, idOf, placeholderOf, type Client } from "../support/dataverseClient";

const NEITHER = [400, "0x80044410", "You should specify a parent contact or account."];
const BOTH = [400, "0x8004440f", "You can either specify a parent contact or account, but not both."];
const NOT_OF_ACCOUNT = [
  400,
  "0x8004f864",
  "The specified contact doesn't belong to the account selected as the customer. Specify a contact that belongs to the selected account, and then try again.",
];
const NOT_OF_CONTACT = [
  400,
  "0x8004f865",
  "The specified contact doesn't belong to the contact that was specified in the customer field. Remove the value from the contact field, or select a contact associated to the selected customer, and then try again.",
];

describe("the customer of a case", () => {
  let dataverse: LocalDataverse;
  let client: Client;
  let account: string;
  let member: string;
  let loner: string;
  beforeAll(async () => {
    dataverse = await startDataverse();
    client = clientOf(dataverse);
    account = String(dataverse.rows("account").find((row) => row.name === "Larkfield Dental")?.accountid);
    member = String(dataverse.rows("contact").find((row) => row.fullname === "Michael Davis")?.contactid);
    loner = String(dataverse.rows("contact").find((row) => row.fullname === "David Johnson")?.contactid);
  });
  afterAll(() => dataverse.close());

  const bind = (navigation: string, set: string, id: string | null) => ({
    [`${navigation}@odata.bind`]: id === null ? null : `/${set}(${id})`,
  });
  const post = (...parts: object[]) =>
    client.send("POST", "incidents", Object.assign({ title: "x" }, ...parts) as object);
  const placeholderCase = async () => idOf(await post(placeholderOf(dataverse)));
  const patch = (id: string, ...parts: object[]) =>
    client.send("PATCH", `incidents(${id})`, Object.assign({}, ...parts) as object);

  test("there must be one", async () => {
    expect(errorOf(await post())).toEqual(NEITHER);
  });

  test("never both", async () => {
    expect(
      errorOf(
        await post(bind("customerid_account", "accounts", account), bind("customerid_contact", "contacts", loner)),
      ),
    ).toEqual(BOTH);
    expect(
      errorOf(
        await patch(
          await placeholderCase(),
          bind("customerid_account", "accounts", account),
          bind("customerid_contact", "contacts", loner),
        ),
      ),
    ).toEqual(BOTH);
  });

  test("a primary contact must belong to the account that is the customer", async () => {
    expect(
      errorOf(await post(bind("customerid_account", "accounts", account), bind("primarycontactid", "contacts", loner))),
    ).toEqual(NOT_OF_ACCOUNT);
    expect(
      (await post(bind("customerid_account", "accounts", account), bind("primarycontactid", "contacts", member)))
        .status,
    ).toBe(204);
  });

  test("the same contact as customer and as primary contact is refused", async () => {
    expect(
      errorOf(await post(bind("customerid_contact", "contacts", loner), bind("primarycontactid", "contacts", loner))),
    ).toEqual(NOT_OF_CONTACT);
    expect(
      errorOf(await post(bind("customerid_contact", "contacts", member), bind("primarycontactid", "contacts", member))),
    ).toEqual(NOT_OF_CONTACT);
    const child = idOf(
      await client.send("POST", "contacts", {
        lastname: "Child",
        ...bind("parentcustomerid_contact", "contacts", loner),
      }),
    );
    expect(
      (await post(bind("customerid_contact", "contacts", loner), bind("primarycontactid", "contacts", child))).status,
    ).toBe(204);
  });

  test("the rules hold on update, for what the row then is", async () => {
    const id = await placeholderCase();
    expect(errorOf(await patch(id, bind("primarycontactid", "contacts", loner)))).toEqual(NOT_OF_ACCOUNT);
    expect(
      (await patch(id, bind("customerid_account", "accounts", account), bind("primarycontactid", "contacts", member)))
        .status,
    ).toBe(204);
    expect(errorOf(await patch(id, bind("customerid_contact", "contacts", loner)))).toEqual(NOT_OF_CONTACT);
    expect(
      (await patch(id, bind("customerid_contact", "contacts", loner), bind("primarycontactid", "contacts", null)))
        .status,
    ).toBe(204);
  });

  test("a contact replaces the account, and an account the contact", async () => {
    const id = await placeholderCase();
    const customer = async () => {
      const { body } = await client.get(`incidents(${id})`, {
        prefer: 'odata.include-annotations="Microsoft.Dynamics.CRM.lookuplogicalname"',
      });
      return [
        body["_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname"],
        body._customerid_value,
        body._contactid_value,
        body._accountid_value,
      ];
    };
    await patch(id, bind("customerid_contact", "contacts", loner));
    expect(await customer()).toEqual(["contact", loner, null, null]);
    await patch(id, bind("customerid_account", "accounts", account));
    expect(await customer()).toEqual(["account", account, null, null]);
  });

  test("null on one of the two navigation properties leaves the other's customer alone, and empties its own", async () => {
    const id = await placeholderCase();
    expect((await patch(id, bind("customerid_contact", "contacts", null))).status).toBe(204);
    expect(errorOf(await patch(id, bind("customerid_account", "accounts", null)))).toEqual(NEITHER);
    expect(
      (await patch(id, bind("customerid_account", "accounts", null), bind("customerid_contact", "contacts", loner)))
        .status,
    ).toBe(204);
    expect((await client.get(`incidents(${id})`)).body._customerid_value).toBe(loner);
  });
});
