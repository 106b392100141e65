import { randomUUID } from "node:crypto";
import { madeIn, sendBatch, type Step } from "../support/batch";
import { contract } from "../support/contract";

const PAGE = "Web API, Execute batch operations";
const API = "/api/data/v9.2";

const post = (contentId: string, set: string, body: object): Step => ({
  method: "POST",
  url: `${API}/${set}`,
  body,
  contentId,
});

contract(
  "a change set is answered as a multipart of its own, each part with its Content-ID",
  { source: `${PAGE}: Change sets`, writes: true },
  async (service) => {
    const reply = await sendBatch(service, [
      [post("1", "contacts", { lastname: "One" }), post("2", "contacts", { lastname: "Two" })],
      { method: "GET", url: `${API}/WhoAmI` },
    ]);
    madeIn(service, reply);
    expect(reply.text).toMatch(/Content-Type: multipart\/mixed; boundary=changesetresponse_[0-9a-f-]{36}\r\n/);
    expect(reply.steps.map(({ status, contentId, inChangeSet }) => [status, contentId, inChangeSet])).toEqual([
      [204, "1", true],
      [204, "2", true],
      [200, undefined, false],
    ]);
  },
);

contract(
  "one failing request of a change set undoes those before it",
  { source: `${PAGE}: Change sets`, writes: true },
  async (service) => {
    const contactid = randomUUID();
    const reply = await sendBatch(service, [
      [
        post("1", "contacts", { contactid, lastname: "Undone" }),
        post("2", "contacts", { lastname: "x", firstname: "y".repeat(51) }),
      ],
    ]);
    expect(reply.status).toBe(400);
    expect((await service.get(`contacts(${contactid})`)).status).toBe(404);
  },
);

contract(
  "of a change set that failed, the failing request alone is answered",
  { source: `OData 4.0 Protocol, 11.7.4 Responding to a Batch Request; ${PAGE}: Handling errors`, writes: true },
  async (service) => {
    const reply = await sendBatch(service, [
      [
        post("1", "contacts", { lastname: "Undone" }),
        post("2", "contacts", { nothing: 1 }),
        post("3", "contacts", { lastname: "Never" }),
      ],
    ]);
    expect(reply.steps).toHaveLength(1);
    expect(reply.steps[0]).toMatchObject({ status: 400, json: { error: { code: expect.any(String) } } });
  },
);

contract(
  "what stood before a failing change set stays",
  { source: `${PAGE}: Change sets`, writes: true },
  async (service) => {
    const contactid = randomUUID();
    service.removeLater("contacts", contactid);
    await sendBatch(service, [
      { method: "POST", url: `${API}/contacts`, body: { contactid, lastname: "Stays" } },
      [post("1", "contacts", { nothing: 1 })],
    ]);
    expect((await service.get(`contacts(${contactid})`)).status).toBe(200);
  },
);

contract(
  "$1 and $2 stand for new rows in @odata.bind",
  { source: `${PAGE}: Reference URIs in request body`, writes: true },
  async (service) => {
    const reply = await sendBatch(service, [
      [
        post("1", "accounts", { name: "Company" }),
        post("2", "contacts", { lastname: "Person", "parentcustomerid_account@odata.bind": "$1" }),
        post("3", "incidents", {
          title: "Both",
          "customerid_account@odata.bind": "$1",
          "primarycontactid@odata.bind": "$2",
        }),
      ],
    ]);
    const [account, person, incident] = madeIn(service, reply);
    const read = await service.get(`incidents(${incident})?$select=_customerid_value,_primarycontactid_value`);
    expect(read.json).toMatchObject({ _customerid_value: account, _primarycontactid_value: person });
  },
);

contract(
  "$1 stands for a new row in a URL",
  { source: `${PAGE}: Reference URI in request URL`, writes: true },
  async (service) => {
    const reply = await sendBatch(service, [
      [
        post("1", "contacts", { firstname: "First Name", lastname: "Last name" }),
        { method: "PUT", url: "$1/lastname", body: { value: "BBBBB" }, contentId: "2" },
      ],
    ]);
    const [id] = madeIn(service, reply);
    expect(reply.steps.map(({ status }) => status)).toEqual([204, 204]);
    expect((await service.get(`contacts(${id})?$select=lastname`)).json.lastname).toBe("BBBBB");
  },
);

contract(
  "$1 in a URL and $2 in @odata.id link two new rows",
  { source: `${PAGE}: Reference URIs in URL and request body using @odata.id`, writes: true },
  async (service) => {
    const reply = await sendBatch(service, [
      [
        post("1", "accounts", { name: "Account Name" }),
        post("2", "contacts", { firstname: "Contact first name" }),
        { method: "PUT", url: "$1/primarycontactid/$ref", body: { "@odata.id": "$2" }, contentId: "3" },
      ],
    ]);
    const [account, person] = madeIn(service, reply);
    expect(reply.steps.map(({ status }) => status)).toEqual([204, 204, 204]);
    const read = await service.get(`accounts(${account})?$select=_primarycontactid_value`);
    expect(read.json._primarycontactid_value).toBe(person);
  },
);

contract(
  "PATCH $1 updates a new row, and answers its address",
  { source: `${PAGE}: Reference URIs in URL and navigation properties`, writes: true },
  async (service) => {
    const reply = await sendBatch(service, [
      [
        post("1", "accounts", { name: "Account name" }),
        post("2", "contacts", { firstname: "Contact first name" }),
        { method: "PATCH", url: "$1", body: { "primarycontactid@odata.bind": "$2" }, contentId: "3" },
      ],
    ]);
    const [account, person, patched] = madeIn(service, reply);
    expect(patched).toBe(account);
    const read = await service.get(`accounts(${account})?$select=_primarycontactid_value`);
    expect(read.json._primarycontactid_value).toBe(person);
  },
);

contract(
  "a Content-ID that was not declared before is 400, and nothing is made",
  { source: `${PAGE}: Reference URIs in an operation, note`, writes: true },
  async (service) => {
    const activityid = randomUUID();
    const reply = await sendBatch(service, [
      [
        post("2", "phonecalls", {
          activityid,
          phonenumber: "911",
          "regardingobjectid_account_phonecall@odata.bind": "$1",
        }),
        post("1", "accounts", { name: "QQQQ" }),
      ],
    ]);
    expect(reply.status).toBe(400);
    expect(reply.text).toContain("Content-ID Reference: '$1' does not exist in the batch context.");
    expect((await service.get(`phonecalls(${activityid})`)).status).toBe(404);
  },
);

contract(
  "Content-IDs of one change set mean nothing in another",
  { source: `${PAGE}: Reference URIs in an operation ("in the same changeset")`, writes: true },
  async (service) => {
    const reply = await sendBatch(service, [
      [post("1", "contacts", { lastname: "Here" })],
      [{ method: "PUT", url: "$1/lastname", body: { value: "There" }, contentId: "2" }],
    ]);
    madeIn(service, reply);
    expect(reply.steps.map(({ status }) => status)).toEqual([204, 400]);
  },
);

contract("GET may not stand in a change set", { source: `${PAGE}: Change sets, note` }, async (service) => {
  const reply = await sendBatch(service, [[{ method: "GET", url: `${API}/WhoAmI`, contentId: "1" }]]);
  expect(reply.status).toBe(400);
});

contract(
  "each request of a change set has a Content-ID",
  { source: "as met on a real environment (0x80060888): ryanmichaeljames/dataverse-mcp, release 1.3.2", writes: true },
  async (service) => {
    const contactid = randomUUID();
    const reply = await sendBatch(service, [
      [{ method: "POST", url: `${API}/contacts`, body: { contactid, lastname: "x" } }],
    ]);
    expect([reply.status, reply.text.includes("Content-ID")]).toEqual([400, true]);
    expect((await service.get(`contacts(${contactid})`)).status).toBe(404);
  },
);

contract(
  "a Content-ID stands once in a change set",
  { source: `${PAGE}: Change sets ("a unique value")`, writes: true },
  async (service) => {
    const reply = await sendBatch(service, [
      [post("1", "contacts", { lastname: "One" }), post("1", "contacts", { lastname: "Two" })],
    ]);
    expect(reply.status).toBe(400);
  },
);

contract(
  "an action stands in a change set: a resolved case is opened and resolved again in one",
  { source: `${PAGE}: "equivalent to the ExecuteTransaction message", which takes any message`, writes: true },
  async (service) => {
    const id = await service.incident();
    const IncidentResolution = { subject: "s", "incidentid@odata.bind": `/incidents(${id})` };
    const close = { IncidentResolution, Status: 5 };
    const patch = { method: "PATCH", url: `${API}/incidents(${id})` };
    await service.request("POST", "CloseIncident", { body: close });
    const reply = await sendBatch(service, [
      [
        { ...patch, contentId: "1", body: { statecode: 0, statuscode: 1 } },
        { ...patch, contentId: "2", body: { title: "t" } },
        post("3", "CloseIncident", close),
      ],
    ]);
    expect(reply.steps.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect((await service.get(`incidents(${id})?$select=title,statecode`)).json).toMatchObject({
      title: "t",
      statecode: 1,
    });
  },
);
