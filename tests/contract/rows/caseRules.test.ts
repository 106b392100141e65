import { contract, messageIn, refusalIn, type Service } from "../support/contract";

const LIST = "Microsoft's published error list";
const COMMON = "Troubleshoot common email error messages (Customer Service)";

const account = async (service: Service) => ({
  "customerid_account@odata.bind": `/accounts(${await service.account()})`,
});
const post = (service: Service, body: object) => service.request("POST", "incidents", { body });

contract(
  "a case has a customer",
  {
    source: `Case table reference: CustomerId, SystemRequired; ${LIST}: parent account and contact not present`,
    writes: true,
  },
  async (service) => {
    const answer = await post(service, { title: "x" });
    expect([...refusalIn(answer), messageIn(answer)]).toEqual([
      400,
      "0x80044410",
      "You should specify a parent contact or account.",
    ]);
  },
);

contract("and no two", { source: `${LIST}: parent account and contact present`, writes: true }, async (service) => {
  const contact = await service.contact();
  const body = { ...(await account(service)), "customerid_contact@odata.bind": `/contacts(${contact})` };
  expect(refusalIn(await post(service, body))).toEqual([400, "0x8004440f"]);
});

contract(
  "the primary contact of a case belongs to its customer",
  { source: `${COMMON}: Error 3; ${LIST}: InvalidPrimaryContactBasedOnAccount, ...OnContact`, writes: true },
  async (service) => {
    const loose = await service.create("contacts", { lastname: "Loose" });
    const primary = { "primarycontactid@odata.bind": `/contacts(${loose})` };
    expect(refusalIn(await post(service, { ...(await account(service)), ...primary }))).toEqual([400, "0x8004f864"]);
    const own = { "customerid_contact@odata.bind": `/contacts(${loose})`, ...primary };
    expect(refusalIn(await post(service, own))).toEqual([400, "0x8004f865"]);
    const member = await service.contact();
    await service.incident({ "primarycontactid@odata.bind": `/contacts(${member})` });
  },
);

contract(
  "a resolved case takes no change, and is resolved by CloseIncident alone",
  { source: "Case table reference; CloseIncident Action; published error list: InvalidState", writes: true },
  async (service) => {
    const id = await service.incident();
    const patch = (body: object) => service.request("PATCH", `incidents(${id})`, { body });
    expect(refusalIn(await patch({ statecode: 1, statuscode: 5 }))[1]).toBe("0x80040233");
    const IncidentResolution = { subject: "Done", "incidentid@odata.bind": `/incidents(${id})` };
    const closed = await service.request("POST", "CloseIncident", { body: { IncidentResolution, Status: 5 } });
    expect(closed.status).toBe(204);
    expect(refusalIn(await patch({ title: "y" }))[1]).toBe("0x80040233");
    expect((await patch({ statecode: 0, statuscode: 1 })).status).toBe(204);
  },
);

contract(
  "a text too long and a choice that is none are refused by their column",
  { source: `${LIST}: StringLengthTooLong, PicklistValueOutOfRange`, writes: true },
  async (service) => {
    const bind = await account(service);
    const long = await post(service, { ...bind, title: "x".repeat(201) });
    expect([...refusalIn(long), messageIn(long)]).toEqual([
      400,
      "0x80044331",
      "A validation error occurred.  The length of the 'title' attribute of the 'incident' entity exceeded the maximum allowed length of '200'.",
    ]);
    const choice = await post(service, { ...bind, title: "x", prioritycode: 4 });
    expect(refusalIn(choice)).toEqual([400, "0x8004431a"]);
    expect(messageIn(choice)).toContain("The value 4 of 'prioritycode' on record of type 'incident'");
  },
);

contract(
  "state and status go together",
  { source: `${LIST}: InvalidStateCodeStatusCode`, writes: true },
  async (service) => {
    const id = await service.contact();
    const body = { statecode: 1, statuscode: 1 };
    expect(refusalIn(await service.request("PATCH", `contacts(${id})`, { body }))).toEqual([400, "0x80048408"]);
  },
);
