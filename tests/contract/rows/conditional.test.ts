import { randomUUID } from "node:crypto";
import { contract, messageIn, refusalIn } from "../support/contract";

const PAGE = "Web API, Perform conditional operations";

contract(
  "If-Match: an update of another version is refused, of this one is done",
  { source: `${PAGE}: Apply optimistic concurrency`, writes: true },
  async (service) => {
    const id = await service.contact();
    const etag = String((await service.get(`contacts(${id})?$select=lastname`)).json["@odata.etag"]);
    const patch = (version: string) =>
      service.request("PATCH", `contacts(${id})`, { body: { lastname: "y" }, headers: { "if-match": version } });
    expect((await patch(etag)).status).toBe(204);
    const stale = await patch(etag);
    expect([...refusalIn(stale), messageIn(stale)]).toEqual([
      412,
      "0x80060882",
      "The version of the existing record doesn't match the RowVersion property provided.",
    ]);
    const removed = await service.request("DELETE", `contacts(${id})`, { headers: { "if-match": etag } });
    expect(refusalIn(removed)).toEqual([412, "0x80060882"]);
  },
);

contract(
  "If-Match: * prevents that an upsert creates, If-None-Match: * that it updates",
  { source: `${PAGE}: Limit upsert operations`, writes: true },
  async (service) => {
    const id = randomUUID();
    const patch = (headers: Readonly<Record<string, string>>) =>
      service.request("PATCH", `contacts(${id})`, { body: { lastname: "x" }, headers });
    expect((await patch({ "if-match": "*" })).status).toBe(404);
    service.removeLater("contacts", id);
    expect((await patch({ "if-none-match": "*" })).status).toBe(204);
    const again = await patch({ "if-none-match": "*" });
    expect([again.status, messageIn(again)]).toEqual([412, "A record with matching key values already exists."]);
    expect((await patch({ "if-match": "*" })).status).toBe(204);
  },
);

contract(
  "If-None-Match with the row's version: 304, and no body",
  { source: `${PAGE}: Conditional retrievals`, writes: true },
  async (service) => {
    const id = await service.contact();
    const path = `contacts(${id})?$select=lastname`;
    const etag = String((await service.get(path)).json["@odata.etag"]);
    const same = await service.get(path, { "if-none-match": etag });
    expect([same.status, same.text]).toEqual([304, ""]);
    await service.request("PATCH", `contacts(${id})`, { body: { lastname: "z" } });
    expect((await service.get(path, { "if-none-match": etag })).status).toBe(200);
  },
);
