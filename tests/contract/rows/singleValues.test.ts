import { contract } from "../support/contract";

const RETRIEVE = "Web API, Retrieve a table row";
const UPDATE = "Web API, Update and delete table rows";
const API = "/api/data/v9.2";

contract(
  "a single value is read below its row",
  { source: `${RETRIEVE}: Retrieve a single property value`, writes: true },
  async (service) => {
    const id = await service.contact({ firstname: "Adventure" });
    const { status, json } = await service.get(`contacts(${id})/firstname`);
    expect([status, json]).toEqual([
      200,
      { "@odata.context": `${service.url}${API}/$metadata#contacts(${id})/firstname`, value: "Adventure" },
    ]);
  },
);

contract(
  "an empty value is 204",
  { source: "OData 4.0 Protocol, 11.2.3 Requesting Individual Properties", writes: true },
  async (service) => {
    const id = await service.contact();
    expect((await service.get(`contacts(${id})/firstname`)).status).toBe(204);
  },
);

contract(
  "PUT sets a single value",
  { source: `${UPDATE}: Update a single property value`, writes: true },
  async (service) => {
    const id = await service.contact({ firstname: "Before" });
    const answer = await service.request("PUT", `contacts(${id})/firstname`, { body: { value: "After" } });
    expect(answer.status).toBe(204);
    expect((await service.get(`contacts(${id})?$select=firstname`)).json.firstname).toBe("After");
  },
);

contract(
  "DELETE empties a single value",
  { source: `${UPDATE}: Delete a single property value`, writes: true },
  async (service) => {
    const id = await service.contact({ firstname: "Before" });
    expect((await service.request("DELETE", `contacts(${id})/firstname`)).status).toBe(204);
    expect((await service.get(`contacts(${id})?$select=firstname`)).json.firstname).toBeNull();
  },
);

contract(
  "$value brings the value as plain text",
  { source: "OData 4.0 Protocol, 11.2.3.1 Requesting a Property's Raw Value using $value", writes: true },
  async (service) => {
    const id = await service.contact({ firstname: "Łódź & more" });
    const { status, headers, text } = await service.get(`contacts(${id})/firstname/$value`);
    expect([status, text.replace(/^\uFEFF/, "")]).toEqual([200, "Łódź & more"]);
    expect(headers.get("content-type")).toMatch(/^text\/plain/);
  },
);

contract(
  "what a lookup leads to is read below the row, with $select",
  { source: `${RETRIEVE}: Retrieve navigation property values`, writes: true },
  async (service) => {
    const id = await service.contact();
    const { json } = await service.get(`contacts(${id})/parentcustomerid_account?$select=name`);
    expect(json).toMatchObject({
      "@odata.context": `${service.url}${API}/$metadata#accounts(name)/$entity`,
      accountid: await service.account(),
    });
  },
);

contract(
  "an empty lookup is 204",
  { source: "OData 4.0 Protocol, 11.2.6 Requesting Related Entities", writes: true },
  async (service) => {
    const id = await service.create("contacts", { lastname: "Loose" });
    expect((await service.get(`contacts(${id})/parentcustomerid_account`)).status).toBe(204);
  },
);

contract(
  "a value of the row that a lookup leads to is read in one request",
  { source: "OData 4.0 URL Conventions, 4.6 Addressing a Property", writes: true },
  async (service) => {
    const id = await service.contact();
    const { json } = await service.get(`contacts(${id})/parentcustomerid_account/name`);
    expect(json.value).toBe("Contract case, may be deleted");
  },
);

contract(
  "tag is a parameter that changes nothing",
  { source: "Web API, Optional parameters: tag" },
  async (service) => {
    expect((await service.get("contacts?$select=lastname&$top=1&tag=ForAPlugin")).status).toBe(200);
  },
);

contract("PATCH answers the row's address", { source: `${UPDATE}: Basic update`, writes: true }, async (service) => {
  const id = await service.contact();
  const answer = await service.request("PATCH", `contacts(${id})`, { body: { firstname: "x" } });
  expect([answer.status, answer.headers.get("odata-entityid")]).toEqual([204, `${service.url}${API}/contacts(${id})`]);
});
