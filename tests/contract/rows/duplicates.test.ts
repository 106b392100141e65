import { randomUUID } from "node:crypto";
import { contract, messageIn, refusalIn, rowsIn, type Service } from "../support/contract";

const PAGE = "Web API, Detect duplicate data";
const DETECT = { "MSCRM.SuppressDuplicateDetection": "false" };

const address = (): string => `${randomUUID()}@example.com`;

contract("by default duplicates are made", { source: `${PAGE}: Detect duplicates`, writes: true }, async (service) => {
  const emailaddress1 = address();
  const ids = [await service.contact({ emailaddress1 }), await service.contact({ emailaddress1 })];
  expect(new Set(ids).size).toBe(2);
});

contract(
  "a contact with another's e-mail address is refused when the header asks, and not made",
  { source: `${PAGE}: Detect duplicates during Create operation`, writes: true },
  async (service) => {
    const emailaddress1 = address();
    await service.contact({ emailaddress1 });
    const contactid = randomUUID();
    const body = { contactid, lastname: "x", emailaddress1: emailaddress1.toUpperCase() };
    const answer = await service.request("POST", "contacts", { body, headers: DETECT });
    const [status, code] = refusalIn(answer);
    // Older pages print 500, and newer ones 412: clients go by the code.
    expect([412, 500]).toContain(status);
    expect([code, messageIn(answer)]).toEqual([
      "0x80040333",
      "A record was not created or updated because a duplicate of the current record already exists.",
    ]);
    expect((await service.get(`contacts(${contactid})`)).status).toBe(404);
  },
);

contract(
  "an update that makes a duplicate is refused when the header asks",
  { source: `${PAGE}: Detect duplicates during Update operation`, writes: true },
  async (service) => {
    const emailaddress1 = address();
    await service.contact({ emailaddress1 });
    const other = await service.contact();
    const send = (headers: Record<string, string>) =>
      service.request("PATCH", `contacts(${other})`, { body: { emailaddress1 }, headers });
    expect(refusalIn(await send({ ...DETECT, "if-match": "*" }))[1]).toBe("0x80040333");
    expect((await send({})).status).toBe(204);
  },
);

contract(
  "a row is no duplicate of itself, and none without the value",
  { source: `${PAGE}; duplicate detection rules`, writes: true },
  async (service) => {
    const emailaddress1 = address();
    const id = await service.contact({ emailaddress1 });
    await service.contact();
    const again = await service.request("PATCH", `contacts(${id})`, { body: { emailaddress1 }, headers: DETECT });
    const empty = await service.request("POST", "contacts", { body: { lastname: "x" }, headers: DETECT });
    service.removeLater("contacts", /\(([^)]*)\)$/.exec(empty.headers.get("odata-entityid") ?? "")?.[1] ?? "");
    expect([again.status, empty.status]).toEqual([204, 204]);
  },
);

const RUN = "Microsoft, Run duplicate detection: Detect duplicates for a specified record using Web API";

/** Asks as the page prints it: objects in single quotes, each behind an alias. */
function duplicates(service: Service, type: string, entity: object, page = "{'PageNumber':1,'Count':50}") {
  const given = JSON.stringify({ "@odata.type": `Microsoft.Dynamics.CRM.${type}`, ...entity }).replaceAll('"', "'");
  const query = `@p1=${encodeURIComponent(given)}&@p2='${type}'&@p3=${encodeURIComponent(page)}`;
  return service.get(`RetrieveDuplicates(BusinessEntity=@p1,MatchingEntityName=@p2,PagingInfo=@p3)?${query}`);
}

contract(
  "RetrieveDuplicates finds the duplicates of a row that stands, without itself, page by page",
  { source: RUN, writes: true },
  async (service) => {
    const emailaddress1 = address();
    const [one, two, three] = [
      await service.contact({ emailaddress1 }),
      await service.contact({ emailaddress1 }),
      await service.contact({ emailaddress1 }),
    ];
    const answer = await duplicates(service, "contact", { contactid: one });
    expect(answer.json["@odata.context"]).toMatch(/\$metadata#contacts$/);
    const ids = rowsIn(answer).map(({ contactid }) => contactid);
    expect([...ids].sort()).toEqual([two, three].sort());
    const second = await duplicates(service, "contact", { contactid: one }, "{'PageNumber':2,'Count':1}");
    expect(rowsIn(second)).toHaveLength(1);
  },
);

contract("and those of a row that is yet to be made", { source: RUN, writes: true }, async (service) => {
  const emailaddress1 = address();
  const id = await service.contact({ emailaddress1 });
  const found = rowsIn(await duplicates(service, "contact", { emailaddress1, lastname: "x" }));
  expect(found.map(({ contactid }) => contactid)).toEqual([id]);
  expect(rowsIn(await duplicates(service, "contact", { emailaddress1: address() }))).toEqual([]);
});

contract(
  "the rules for accounts and contacts are published as shipped",
  { source: `${PAGE}: note; Duplicate Detection Rule table reference, StatusCode` },
  async (service) => {
    const rules = rowsIn(await service.get("duplicaterules?$select=baseentityname,matchingentityname,statuscode"));
    for (const table of ["account", "contact"])
      expect(rules).toContainEqual(
        expect.objectContaining({ baseentityname: table, matchingentityname: table, statuscode: 2 }),
      );
  },
);
