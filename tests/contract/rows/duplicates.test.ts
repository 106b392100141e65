import { randomUUID } from "node:crypto";
import { contract, messageIn, refusalIn } from "../support/contract";

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
