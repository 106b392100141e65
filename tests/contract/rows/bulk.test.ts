import { randomUUID } from "node:crypto";
import { sendBatch } from "../support/batch";
import { contract, localContract, messageIn, refusalIn } from "../support/contract";

const PAGE = "Use bulk operation messages";
const API = "/api/data/v9.2";
const TYPE = { "@odata.type": "Microsoft.Dynamics.CRM.contact" };

const path = (operation: string): string => `contacts/Microsoft.Dynamics.CRM.${operation}`;

contract(
  "CreateMultiple answers the ids in order",
  { source: `${PAGE}: CreateMultiple`, writes: true },
  async (service) => {
    const answer = await service.request("POST", path("CreateMultiple"), {
      body: { Targets: ["One", "Two", "Three"].map((lastname) => ({ ...TYPE, lastname })) },
    });
    const ids = answer.json.Ids as readonly string[];
    ids.forEach((id) => service.removeLater("contacts", id));
    expect([answer.status, answer.json["@odata.context"]]).toEqual([
      200,
      `${service.url}${API}/$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse`,
    ]);
    const names = await Promise.all(ids.map(async (id) => (await service.get(`contacts(${id})/lastname`)).json.value));
    expect(names).toEqual(["One", "Two", "Three"]);
  },
);

contract(
  "of CreateMultiple nothing stays when one row is refused",
  { source: `${PAGE}: On Error behavior with standard tables`, writes: true },
  async (service) => {
    const contactid = randomUUID();
    const answer = await service.request("POST", path("CreateMultiple"), {
      body: {
        Targets: [
          { ...TYPE, contactid, lastname: "x" },
          { ...TYPE, firstname: "x".repeat(51) },
        ],
      },
    });
    expect(refusalIn(answer)).toEqual([400, "0x80044331"]);
    expect((await service.get(`contacts(${contactid})`)).status).toBe(404);
  },
);

contract(
  "each item must have its @odata.type, and that of this table",
  { source: `${PAGE}: CreateMultiple, Important`, writes: true },
  async (service) => {
    for (const type of [{}, { "@odata.type": "Microsoft.Dynamics.CRM.account" }]) {
      const contactid = randomUUID();
      const answer = await service.request("POST", path("CreateMultiple"), {
        body: { Targets: [{ ...type, contactid, lastname: "x" }] },
      });
      expect(answer.status).toBe(400);
      expect((await service.get(`contacts(${contactid})`)).status).toBe(404);
    }
  },
);

contract(
  "CreateMultiple binds lookups as a single create does",
  { source: `${PAGE}: CreateMultiple`, writes: true },
  async (service) => {
    const account = await service.account();
    const { json } = await service.request("POST", "incidents/Microsoft.Dynamics.CRM.CreateMultiple", {
      body: {
        Targets: [
          {
            "@odata.type": "Microsoft.Dynamics.CRM.incident",
            title: "Bulk",
            "customerid_account@odata.bind": `/accounts(${account})`,
          },
        ],
      },
    });
    const [id] = json.Ids as readonly string[];
    service.removeLater("incidents", String(id));
    expect((await service.get(`incidents(${id})?$select=_customerid_value`)).json._customerid_value).toBe(account);
  },
);

contract(
  "UpdateMultiple is 204 and changes each row",
  { source: `${PAGE}: UpdateMultiple`, writes: true },
  async (service) => {
    const ids = [await service.contact(), await service.contact()];
    const answer = await service.request("POST", `${path("UpdateMultiple")}?tag=CreateUpdateMultiple`, {
      body: { Targets: ids.map((contactid, at) => ({ ...TYPE, contactid, firstname: `Updated ${at}` })) },
    });
    expect(answer.status).toBe(204);
    const names = await Promise.all(ids.map(async (id) => (await service.get(`contacts(${id})/firstname`)).json.value));
    expect(names).toEqual(["Updated 0", "Updated 1"]);
  },
);

contract(
  "UpdateMultiple makes no row, and changes none when one is not there",
  { source: `${PAGE}: On Error behavior with standard tables`, writes: true },
  async (service) => {
    const [id, nobody] = [await service.contact({ firstname: "Before" }), randomUUID()];
    const answer = await service.request("POST", path("UpdateMultiple"), {
      body: { Targets: [id, nobody].map((contactid) => ({ ...TYPE, contactid, firstname: "After" })) },
    });
    expect(answer.status).toBe(404);
    expect((await service.get(`contacts(${id})/firstname`)).json.value).toBe("Before");
    expect((await service.get(`contacts(${nobody})`)).status).toBe(404);
  },
);

contract(
  "UpsertMultiple is 204; by primary key it changes rows that are there and makes the others",
  { source: "UpsertMultiple Action: Example (204, no response type)", writes: true },
  async (service) => {
    const [old, fresh] = [await service.contact(), randomUUID()];
    service.removeLater("contacts", fresh);
    const answer = await service.request("POST", path("UpsertMultiple"), {
      body: { Targets: [old, fresh].map((contactid) => ({ ...TYPE, contactid, lastname: "Upserted" })) },
    });
    expect([answer.status, answer.text]).toEqual([204, ""]);
    for (const id of [old, fresh]) expect((await service.get(`contacts(${id})/lastname`)).json.value).toBe("Upserted");
  },
);

localContract(
  "UpsertMultiple takes rows by alternate key in @odata.id",
  { source: "UpsertMultiple Action: Example", because: "a key that a customiser has defined" },
  async (service) => {
    const [old, fresh] = [randomUUID(), randomUUID()];
    await service.contact({ externaluseridentifier: old });
    const answer = await service.request("POST", path("UpsertMultiple"), {
      body: {
        Targets: [old, fresh].map((key) => ({
          ...TYPE,
          lastname: "By key",
          "@odata.id": `contacts(externaluseridentifier='${key}')`,
        })),
      },
    });
    expect(answer.status).toBe(204);
    for (const key of [old, fresh]) {
      const { json } = await service.get(`contacts(externaluseridentifier='${key}')?$select=lastname`);
      service.removeLater("contacts", String(json.contactid));
      expect(json.lastname).toBe("By key");
    }
  },
);

contract(
  "DeleteMultiple is for elastic tables alone, and deletes nothing of a standard one",
  { source: `${PAGE}: DeleteMultiple ("available only for elastic tables")`, writes: true },
  async (service) => {
    const contactid = await service.contact();
    const answer = await service.request("POST", path("DeleteMultiple"), {
      body: { Targets: [{ ...TYPE, contactid }] },
    });
    expect(answer.status).toBe(400);
    expect(messageIn(answer)).toContain("does not support");
    expect((await service.get(`contacts(${contactid})`)).status).toBe(200);
  },
);

contract(
  "a bulk operation can be part of a batch",
  { source: "Web API, Execute batch operations: When to use batch requests", writes: true },
  async (service) => {
    const contactid = await service.contact();
    const reply = await sendBatch(service, [
      {
        method: "POST",
        url: `${API}/${path("UpdateMultiple")}`,
        body: { Targets: [{ ...TYPE, contactid, firstname: "In a batch" }] },
      },
    ]);
    expect(reply.steps.map(({ status }) => status)).toEqual([204]);
    expect((await service.get(`contacts(${contactid})/firstname`)).json.value).toBe("In a batch");
  },
);

contract(
  "a misspelt bulk operation is 404",
  { source: "Web API client errors: Resource not found for the segment" },
  async (service) => {
    const answer = await service.request("POST", path("CreateMultiples"), { body: { Targets: [] } });
    expect(answer.status).toBe(404);
  },
);
