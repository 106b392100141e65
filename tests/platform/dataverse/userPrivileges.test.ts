import { clientOf, errorOf, useDataverse } from "../support/dataverseClient";

const platform = useDataverse();

const path = (user: string, name = "RetrieveUserPrivileges") => `systemusers(${user})/Microsoft.Dynamics.CRM.${name}`;
const namesIn = (body: Record<string, unknown>) =>
  (body.RolePrivileges as readonly { readonly PrivilegeName: string }[]).map(({ PrivilegeName: name }) => name);
const application = () => platform.dataverse.users.application ?? "";

test.each(["RetrieveUserPrivileges", "RetrieveUserPrivileges()"])("%s tells what a user may do", async (name) => {
  const { status, body } = await platform.client.get(path(application(), name));
  expect(status).toBe(200);
  expect(body["@odata.context"]).toMatch(/\$metadata#Microsoft\.Dynamics\.CRM\.RetrieveUserPrivilegesResponse$/);
  expect(namesIn(body)).toEqual(expect.arrayContaining(["prvCreateIncident", "prvAppendToQueue"]));
  expect(body.RolePrivileges).toContainEqual({
    Depth: "Global",
    PrivilegeId: "6cf9442b-e690-4cad-8b0a-e60464960b93",
    BusinessUnitId: expect.any(String),
    PrivilegeName: "prvCreateIncident",
    RecordFilterId: "00000000-0000-0000-0000-000000000000",
    RecordFilterUniqueName: "",
  });
});

test("a privilege that is taken away is told no more", async () => {
  platform.dataverse.setPrivilege(application(), "prvCreateIncident", false);
  const { body } = await platform.client.get(path(application()));
  platform.dataverse.setPrivilege(application(), "prvCreateIncident", true);
  expect(namesIn(body)).not.toContain("prvCreateIncident");
});

test("everybody may ask about himself; about another only who may read users", async () => {
  const rep = platform.dataverse.users.rep ?? "";
  const client = clientOf(platform.dataverse, rep);
  platform.dataverse.setPrivilege(rep, "prvReadUser", false);
  const [own, other] = [await client.get(path(rep)), await client.get(path(application()))];
  platform.dataverse.setPrivilege(rep, "prvReadUser", true);
  expect(own.status).toBe(200);
  expect(errorOf(other)).toEqual([403, "0x80040220", expect.stringContaining("is missing prvReadUser")]);
});

test("a function is asked with GET, of a user that is there", async () => {
  expect((await platform.client.send("POST", path(application()), {})).status).toBe(404);
  const nobody = "6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11";
  expect(errorOf(await platform.client.get(path(nobody)))).toEqual([
    404,
    "0x80040217",
    `systemuser With Id = ${nobody} Does Not Exist`,
  ]);
});
