import { batchBody, madeIn, sendBatch, sendBody, type Step } from "../support/batch";
import { contract } from "../support/contract";

const PAGE = "Web API, Execute batch operations";
const API = "/api/data/v9.2";

const contact = (lastname: string, more: object = {}): Step => ({
  method: "POST",
  url: `${API}/contacts`,
  body: { lastname, ...more },
});

contract(
  "requests are done and answered in their order, and a later one sees what an earlier one wrote",
  { source: `${PAGE}: Batch requests`, writes: true },
  async (service) => {
    const account = await service.account();
    const parent = { "parentcustomerid_account@odata.bind": `accounts(${account})` };
    const reply = await sendBatch(service, [
      contact("First", parent),
      contact("Second", parent),
      {
        method: "GET",
        url: `${API}/accounts(${account})/contact_customer_accounts?$select=lastname&$orderby=lastname`,
      },
    ]);
    madeIn(service, reply);
    expect(reply.status).toBe(200);
    expect(reply.steps.map(({ status }) => status)).toEqual([204, 204, 200]);
    expect(reply.steps[2]?.json.value).toMatchObject([{ lastname: "First" }, { lastname: "Second" }]);
  },
);

contract(
  "the answer is multipart, with a boundary of its own that begins with batchresponse_",
  { source: `${PAGE}: Batch responses` },
  async (service) => {
    const reply = await sendBatch(service, [{ method: "GET", url: `${API}/WhoAmI` }]);
    const [, boundary = ""] =
      /^multipart\/mixed; boundary="?(batchresponse_[0-9a-f-]{36})"?$/.exec(reply.headers.get("content-type") ?? "") ??
      [];
    expect(reply.text).toContain(`--${boundary}\r\nContent-Type: application/http\r\n`);
    expect(reply.text.trimEnd().endsWith(`--${boundary}--`)).toBe(true);
    expect(reply.headers.get("odata-version")).toBe("4.0");
  },
);

contract(
  "a part that creates is 204 with the row's address as Location and as OData-EntityId",
  { source: `${PAGE}: Batch responses`, writes: true },
  async (service) => {
    const reply = await sendBatch(service, [contact("Located")]);
    const [id] = madeIn(service, reply);
    const address = `${service.url}${API}/contacts(${id})`;
    const [step] = reply.steps;
    expect(step?.headers.get("odata-entityid")?.toLowerCase()).toBe(address.toLowerCase());
    expect(step?.headers.get("location")).toBe(step?.headers.get("odata-entityid"));
    expect(step?.headers.get("odata-version")).toBe("4.0");
    expect(step?.text).toBe("");
  },
);

contract(
  "a part that reads is 200 with JSON and its media type",
  { source: `${PAGE}: Batch responses` },
  async (service) => {
    const reply = await sendBatch(service, [{ method: "GET", url: `${API}/contacts?$select=lastname&$top=1` }]);
    expect(reply.steps[0]?.headers.get("content-type")).toMatch(/^application\/json/);
    expect(reply.steps[0]?.json["@odata.context"]).toBe(`${service.url}${API}/$metadata#contacts(lastname)`);
  },
);

contract(
  "URLs may be absolute, below the root, or relative to the batch",
  { source: `${PAGE}: Reference URIs in an operation; OData 4.0 Protocol, 11.7.2 Batch Request Body` },
  async (service) => {
    const reply = await sendBatch(
      service,
      [`${service.url}${API}/WhoAmI`, `${API}/WhoAmI`, "WhoAmI"].map((url) => ({ method: "GET", url })),
    );
    expect(reply.steps.map(({ status }) => status)).toEqual([200, 200, 200]);
  },
);

contract(
  "a part's own Prefer is heeded",
  { source: `${PAGE}: Batch requests, 2021 (Prefer: odata.include-annotations in a part)`, writes: true },
  async (service) => {
    const id = await service.incident({ prioritycode: 1 });
    const read = { method: "GET", url: `${API}/incidents(${id})?$select=prioritycode` };
    const reply = await sendBatch(service, [read, { ...read, headers: { Prefer: 'odata.include-annotations="*"' } }]);
    const label = "prioritycode@OData.Community.Display.V1.FormattedValue";
    expect(reply.steps.map(({ json }) => label in json)).toEqual([false, true]);
  },
);

contract(
  "If-Match and If-None-Match of a part are heeded",
  { source: "Web API, Perform conditional operations: Limit upsert operations", writes: true },
  async (service) => {
    const id = await service.contact();
    const update: Step = { method: "PATCH", url: `${API}/contacts(${id})`, body: { firstname: "x" } };
    const reply = await sendBatch(
      service,
      [
        { ...update, headers: { "If-Match": "*" } },
        { ...update, headers: { "If-None-Match": "*" } },
      ],
      { prefer: "odata.continue-on-error" },
    );
    expect(reply.steps.map(({ status }) => status)).toEqual([204, 412]);
  },
);

contract(
  "a GET in a batch may have a URL of more than 32,768 characters",
  { source: `${PAGE}: When to use batch requests (64 KB)` },
  async (service) => {
    const filter = encodeURIComponent(`contains(lastname,'${"x".repeat(40_000)}')`);
    const url = `contacts?$select=lastname&$filter=${filter}`;
    expect((await sendBatch(service, [{ method: "GET", url: `${API}/${url}` }])).steps[0]?.status).toBe(200);
  },
);

contract("lines may end with CRLF", { source: `${PAGE}: Batch requests` }, async (service) => {
  const reply = await sendBody(service, batchBody([{ method: "GET", url: `${API}/WhoAmI` }]));
  expect(reply.steps.map(({ status }) => status)).toEqual([200]);
});

contract(
  "lines that end with LF are read as well, when two of them end the body",
  { source: `${PAGE}: Batch requests, note on line endings` },
  async (service) => {
    const body = batchBody([{ method: "GET", url: `${API}/WhoAmI` }], "\n");
    expect((await sendBody(service, `${body}\n\n`)).steps.map(({ status }) => status)).toEqual([200]);
  },
);

contract(
  "an entity's action and function can be parts",
  { source: `${PAGE}: When to use batch requests (operations)`, writes: true },
  async (service) => {
    const id = await service.incident();
    const reply = await sendBatch(service, [
      {
        method: "POST",
        url: `${API}/CloseIncident`,
        body: { IncidentResolution: { "incidentid@odata.bind": `/incidents(${id})`, subject: "Solved" }, Status: 5 },
      },
      { method: "GET", url: `${API}/incidents(${id})?$select=statecode` },
    ]);
    expect(reply.steps.map(({ status }) => status)).toEqual([204, 200]);
    expect(reply.steps[1]?.json.statecode).toBe(1);
  },
);

contract(
  "delete and create in one change set are done in order",
  { source: `${PAGE}: Change sets`, writes: true },
  async (service) => {
    const id = await service.contact();
    const reply = await sendBatch(service, [
      [
        { method: "DELETE", url: `${API}/contacts(${id})`, contentId: "1" },
        { method: "POST", url: `${API}/contacts`, body: { contactid: id, lastname: "Anew" }, contentId: "2" },
      ],
    ]);
    expect(reply.steps.map(({ status }) => status)).toEqual([204, 204]);
    expect((await service.get(`contacts(${id})?$select=lastname`)).json.lastname).toBe("Anew");
  },
);
