import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { environmentSchema } from "../../../LocalPlatform/dataverse/metadata/schema";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { clientOf, errorOf, idOf, placeholderOf, type Client } from "../support/dataverseClient";

function privilegeMessage(user: string, privilege: string, table: string, code: number, label: string) {
  return new RegExp(
    `^Principal user \\(Id=${user}, type=8, roleCount=1, privilegeCount=\\d+, accessMode='4 Non-interactive', AADObjectId='[0-9a-f-]{36}', MetadataCachePrivilegesCount=\\d+, businessUnitId=[0-9a-f-]{36}\\), is missing ${privilege} privilege \\(Id=[0-9a-f-]{36}\\) on OTC=${code} for entity '${table}' \\(LocalizedName='${label}'\\)\\. context\\.Caller=${user}\\.$`,
  );
}

describe("privileges", () => {
  let dataverse: LocalDataverse;
  let client: Client;
  let application: string;
  beforeAll(async () => {
    dataverse = await startDataverse();
    client = clientOf(dataverse);
    application = dataverse.users.application ?? "";
  });
  afterAll(() => dataverse.close());

  const contact = () => String(dataverse.rows("contact").find((row) => row.fullname === "David Johnson")?.contactid);
  const without = async <T>(privilege: string, work: () => Promise<T>): Promise<T> => {
    dataverse.setPrivilege(application, privilege, false);
    try {
      return await work();
    } finally {
      dataverse.setPrivilege(application, privilege, true);
    }
  };
  const post = (body: object = {}) =>
    client.send("POST", "incidents", { title: "x", ...placeholderOf(dataverse), ...body });

  test("the documented text: who, which privilege, on which table", async () => {
    const reply = await without("prvCreateIncident", post);
    expect(errorOf(reply)).toEqual([
      403,
      "0x80040220",
      expect.stringMatching(privilegeMessage(application, "prvCreateIncident", "incident", 112, "Case")),
    ]);
    expect(errorOf(reply)[2]).toContain("(Id=6cf9442b-e690-4cad-8b0a-e60464960b93)");
    expect((await post()).status).toBe(204);
  });

  test.each([...environmentSchema().bySet.keys()])(
    "the application user may read %s: no table is out of reach",
    async (set) => {
      expect((await client.get(`${set}?$top=1`)).status).toBe(200);
    },
  );

  test.each<[string, string, number, string, (id: string, queue: string) => [string, string, object?]]>([
    ["prvReadContact", "contact", 2, "Contact", () => ["GET", "contacts?$top=1"]],
    ["prvReadIncident", "incident", 112, "Case", (id) => ["GET", `incidents(${id})`]],
    ["prvReadAccount", "account", 1, "Account", (id) => ["GET", `incidents(${id})?$expand=customerid_account`]],
    ["prvWriteIncident", "incident", 112, "Case", (id) => ["PATCH", `incidents(${id})`, { title: "y" }]],
    ["prvDeleteIncident", "incident", 112, "Case", (id) => ["DELETE", `incidents(${id})`]],
    ["prvCreateContact", "contact", 2, "Contact", () => ["POST", "contacts", { lastname: "x" }]],
    ["prvCreateNote", "annotation", 5, "Note", () => ["POST", "annotations", { subject: "x" }]],
    [
      "prvAppendIncident",
      "incident",
      112,
      "Case",
      (id) => ["PATCH", `incidents(${id})`, { "customerid_contact@odata.bind": `/contacts(${contact()})` }],
    ],
    [
      "prvAppendToContact",
      "contact",
      2,
      "Contact",
      (id) => ["PATCH", `incidents(${id})`, { "customerid_contact@odata.bind": `/contacts(${contact()})` }],
    ],
    [
      "prvAppendToIncident",
      "incident",
      112,
      "Case",
      (id) => ["POST", "annotations", { subject: "x", "objectid_incident@odata.bind": `/incidents(${id})` }],
    ],
    [
      "prvAssignIncident",
      "incident",
      112,
      "Case",
      (id) => ["PATCH", `incidents(${id})`, { "ownerid@odata.bind": `/systemusers(${dataverse.users.rep ?? ""})` }],
    ],
    [
      "prvReadQueue",
      "queue",
      2020,
      "Queue",
      (id, queue) => [
        "POST",
        `queues(${queue})/Microsoft.Dynamics.CRM.AddToQueue`,
        { Target: { incidentid: id, "@odata.type": "Microsoft.Dynamics.CRM.incident" } },
      ],
    ],
    [
      "prvAppendToQueue",
      "queue",
      2020,
      "Queue",
      (id, queue) => [
        "POST",
        `queues(${queue})/Microsoft.Dynamics.CRM.AddToQueue`,
        { Target: { incidentid: id, "@odata.type": "Microsoft.Dynamics.CRM.incident" } },
      ],
    ],
  ])("%s", async (privilege, table, code, label, request) => {
    const id = idOf(await post());
    const [method, path, body] = request(id, dataverse.queueId);
    const before = dataverse.rows("incident").length;
    const reply = await without(privilege, () => client.send(method, path, body));
    expect(errorOf(reply)).toEqual([
      403,
      "0x80040220",
      expect.stringMatching(privilegeMessage(application, privilege, table, code, label)),
    ]);
    expect(dataverse.rows("incident")).toHaveLength(before);
    dataverse.setPrivilege(application, "prvDeleteIncident", false);
  });

  test("a rep may work on cases but not delete them; an admin may", async () => {
    const id = idOf(await post());
    const rep = clientOf(dataverse, dataverse.users.rep);
    expect((await rep.send("PATCH", `incidents(${id})`, { title: "mine" })).status).toBe(204);
    expect(errorOf(await rep.send("DELETE", `incidents(${id})`))[1]).toBe("0x80040220");
    expect((await clientOf(dataverse, dataverse.users.admin).send("DELETE", `incidents(${id})`)).status).toBe(204);
  });

  test("a new user has no role, until one is given", async () => {
    const admin = clientOf(dataverse, dataverse.users.admin);
    const user = idOf(
      await admin.send("POST", "systemusers", {
        firstname: "New",
        lastname: "Person",
        azureactivedirectoryobjectid: "7c9d0b57-7c31-4f4e-9a0e-0f5f1c9f7c11",
      }),
    );
    const person = clientOf(dataverse, user);
    expect(errorOf(await person.get("WhoAmI"))).toEqual([
      403,
      "0x80042f09",
      "The user has not been assigned any roles.",
    ]);
    dataverse.setPrivilege(user, "prvReadIncident", true);
    expect((await person.get("incidents?$top=1")).status).toBe(200);
  });

  test("acting for another user needs the privilege, and the row says who really did it", async () => {
    const admin = clientOf(dataverse, dataverse.users.admin);
    const asRep = { mscrmcallerid: dataverse.users.rep ?? "" };
    expect(errorOf(await client.send("POST", "incidents", placeholderOf(dataverse), asRep))[2]).toContain(
      "is missing prvActOnBehalfOfAnotherUser privilege",
    );
    const id = idOf(await admin.send("POST", "incidents", placeholderOf(dataverse), asRep));
    expect((await client.get(`incidents(${id})`)).body).toMatchObject({
      _createdby_value: dataverse.users.rep,
      _createdonbehalfby_value: dataverse.users.admin,
      _ownerid_value: dataverse.users.rep,
    });
    const objectId = String(
      dataverse.rows("systemuser").find((row) => row.systemuserid === dataverse.users.rep)
        ?.azureactivedirectoryobjectid,
    );
    expect((await admin.get("WhoAmI", { callerobjectid: objectId })).body.UserId).toBe(dataverse.users.rep);
    expect(errorOf(await admin.send("DELETE", `incidents(${id})`, undefined, asRep))[1]).toBe("0x80040220");
  });

  test("a disabled user is refused, and an application without a user row", async () => {
    const admin = clientOf(dataverse, dataverse.users.admin);
    const setUser = (body: object) => admin.send("PATCH", `systemusers(${application})`, body);
    await setUser({ isdisabled: true });
    expect(errorOf(await client.get("WhoAmI"))).toEqual([
      403,
      "0x80040225",
      "The specified user is either disabled or is not a member of any business unit.",
    ]);
    await setUser({ isdisabled: false });
    expect((await client.get("WhoAmI")).status).toBe(200);

    await setUser({ applicationid: null });
    const form = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: dataverse.clientId,
      client_secret: dataverse.clientSecret,
      scope: `${dataverse.url}/.default`,
    });
    const token = (await (
      await fetch(`${dataverse.authority}/${dataverse.tenantId}/oauth2/v2.0/token`, { method: "POST", body: form })
    ).json()) as { access_token: string };
    const response = await fetch(`${dataverse.url}/api/data/v9.2/WhoAmI`, {
      headers: { authorization: `Bearer ${token.access_token}` },
    });
    expect([response.status, await response.json()]).toEqual([
      403,
      { error: { code: "0x80072560", message: "The user is not a member of the organization." } },
    ]);
  });
});
