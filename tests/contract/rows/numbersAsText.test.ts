import { contract } from "../support/contract";

const SOURCE =
  "Microsoft.OData.Core, reading of primitive values in JSON: a text becomes the number that the property is of";

contract("a whole number may stand as text in a body", { source: SOURCE, writes: true }, async (service) => {
  const id = await service.contact({ lastname: "Text", numberofchildren: "2" });
  const { json } = await service.get(`contacts(${id})?$select=numberofchildren`);
  expect(json.numberofchildren).toBe(2);
});

contract("a text that is no number is refused", { source: SOURCE, writes: true }, async (service) => {
  const body = { lastname: "Text", numberofchildren: "two" };
  expect((await service.request("POST", "contacts", { body })).status).toBe(400);
});
