import { randomUUID } from "node:crypto";
import { batchBody, madeIn, sendBatch, sendBody, type Step } from "../support/batch";
import { contract, localContract, refusalIn } from "../support/contract";

const PAGE = "Web API, Execute batch operations";
const API = "/api/data/v9.2";
const ON = { prefer: "odata.continue-on-error" };

const bad: Step = { method: "POST", url: `${API}/contacts`, body: { firstname: "x".repeat(51) } };
const good = (contactid: string): Step => ({
  method: "POST",
  url: `${API}/contacts`,
  body: { contactid, lastname: "Good" },
});

contract(
  "the first failing request ends the batch, and its status is the batch's",
  { source: `${PAGE}: Handling errors`, writes: true },
  async (service) => {
    const contactid = randomUUID();
    const reply = await sendBatch(service, [bad, good(contactid)]);
    expect([reply.status, reply.steps.map(({ status }) => status)]).toEqual([400, [400]]);
    expect((await service.get(`contacts(${contactid})`)).status).toBe(404);
  },
);

contract(
  "an error within a batch has its code, its text and a REQ_ID",
  { source: `${PAGE}: Handling errors, Example`, writes: true },
  async (service) => {
    const [step] = (await sendBatch(service, [bad])).steps;
    expect(step?.json).toEqual({
      error: {
        code: "0x80044331",
        message:
          "A validation error occurred.  The length of the 'firstname' attribute of the 'contact' entity exceeded the maximum allowed length of '50'.",
      },
    });
    expect(step?.headers.get("req_id")).toMatch(/^[0-9a-f-]{36}$/);
  },
);

contract(
  "with continue-on-error the others are done, and the batch is 200",
  { source: `${PAGE}: Handling errors, Example`, writes: true },
  async (service) => {
    const reply = await sendBatch(service, [bad, good(randomUUID()), bad, good(randomUUID())], ON);
    madeIn(service, reply);
    expect([reply.status, reply.steps.map(({ status }) => status)]).toEqual([200, [400, 204, 400, 204]]);
  },
);

contract(
  "with continue-on-error a change set still falls as a whole, and what follows it is done",
  { source: `${PAGE}: Change sets and Handling errors`, writes: true },
  async (service) => {
    const [inside, after] = [randomUUID(), randomUUID()];
    service.removeLater("contacts", after);
    const reply = await sendBatch(
      service,
      [
        [
          { ...good(inside), contentId: "1" },
          { ...bad, contentId: "2" },
        ],
        good(after),
      ],
      ON,
    );
    expect([reply.status, reply.steps.map(({ status }) => status)]).toEqual([200, [400, 204]]);
    expect((await service.get(`contacts(${inside})`)).status).toBe(404);
  },
);

contract(
  "a row that is not there is a part's 404, and the batch's",
  { source: `${PAGE}: Handling errors ("the error for that request is returned for the batch request")` },
  async (service) => {
    const reply = await sendBatch(service, [{ method: "GET", url: `${API}/contacts(${randomUUID()})` }]);
    expect([reply.status, reply.steps.map(({ status }) => status)]).toEqual([404, [404]]);
  },
);

contract(
  "a batch within a batch is refused",
  { source: `${PAGE}: When to use batch requests ("can't contain other batch requests")` },
  async (service) => {
    const reply = await sendBatch(service, [{ method: "POST", url: `${API}/$batch` }]);
    expect(reply.status).toBe(400);
  },
);

contract(
  "1,000 requests are a batch, 1,001 are not",
  { source: `${PAGE}: When to use batch requests` },
  async (service) => {
    const many = (count: number): Step[] => Array.from({ length: count }, () => ({ method: "GET", url: "WhoAmI" }));
    const [most, over] = [await sendBatch(service, many(1000)), await sendBatch(service, many(1001))];
    expect([most.status, most.steps.length]).toEqual([200, 1000]);
    expect([over.status, over.steps.length]).toEqual([400, 0]);
  },
);

contract(
  "requests in change sets count among the 1,000",
  { source: `${PAGE}: When to use batch requests ("individual requests")` },
  async (service) => {
    const step = (index: number): Step => ({
      method: "DELETE",
      url: `${API}/contacts(${randomUUID()})`,
      contentId: String(index),
    });
    const set = Array.from({ length: 500 }, (_, index) => step(index));
    const reply = await sendBatch(service, [set, set, { method: "GET", url: "WhoAmI" }]);
    expect([reply.status, reply.steps.length]).toEqual([400, 0]);
  },
);

contract(
  "a body without its last delimiter is refused, and nothing of it is done",
  {
    source: `${PAGE}: Batch requests ("must contain a termination indicator"); client errors, Stream was not readable`,
  },
  async (service) => {
    const contactid = randomUUID();
    const reply = await sendBody(service, batchBody([good(contactid)]).replace("--batch_contract--", ""));
    expect(refusalIn(reply)).toEqual([400, "0x80048d19"]);
    expect((await service.get(`contacts(${contactid})`)).status).toBe(404);
  },
);

contract("a boundary that the body does not use is refused", { source: `${PAGE}: Batch requests` }, async (service) => {
  const body = batchBody([{ method: "GET", url: "WhoAmI" }]);
  const reply = await sendBody(service, body, { "content-type": "multipart/mixed; boundary=other" });
  expect(reply.status).toBe(400);
});

contract(
  "another media type, or none, is refused",
  { source: `${PAGE}: Batch requests ("must have a Content-Type header with a value set to multipart/mixed")` },
  async (service) => {
    const body = batchBody([{ method: "GET", url: "WhoAmI" }]);
    const statuses = await Promise.all(
      ["application/json", "multipart/mixed", "multipart/form-data; boundary=batch_contract"].map(
        async (type) => (await sendBody(service, body, { "content-type": type })).status,
      ),
    );
    expect(statuses).toEqual([400, 400, 400]);
  },
);

localContract(
  "a batch acts for the user that its own headers name",
  { source: "Web API, Impersonate another user", because: "a second user with a role" },
  async (service, local) => {
    const rep = local.users.rep ?? "";
    const reply = await sendBatch(service, [{ method: "GET", url: `${API}/WhoAmI` }], { mscrmcallerid: rep });
    expect(reply.steps[0]?.json.UserId).toBe(rep);
  },
);

localContract(
  "a part acts for the user that it names itself",
  { source: "Web API, Impersonate another user", because: "a second user with a role" },
  async (service, local) => {
    const read: Step = { method: "GET", url: `${API}/WhoAmI` };
    const headers = { MSCRMCallerID: local.users.rep ?? "" };
    const reply = await sendBatch(service, [read, { ...read, headers }]);
    expect(reply.steps.map(({ json }) => json.UserId)).toEqual([local.users.admin, local.users.rep]);
  },
);
