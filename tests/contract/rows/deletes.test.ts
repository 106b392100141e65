import { contract } from "../support/contract";

const CASE = "Case table reference, many-to-one relationships, CascadeConfiguration";

contract(
  "the cases below a case are deleted with it, as are its notes",
  {
    source: `${CASE}: incident_parent_incident, Delete Cascade; Note table reference: Incident_Annotation, Delete Cascade`,
    writes: true,
  },
  async (service) => {
    const parent = await service.incident();
    const child = await service.incident({ "parentcaseid@odata.bind": `/incidents(${parent})` });
    const note = await service.create("annotations", {
      subject: "x",
      "objectid_incident@odata.bind": `/incidents(${child})`,
    });
    expect((await service.request("DELETE", `incidents(${parent})`)).status).toBe(204);
    expect((await service.get(`incidents(${child})`)).status).toBe(404);
    expect((await service.get(`annotations(${note})`)).status).toBe(404);
  },
);

contract(
  "a lookup that does not cascade is emptied",
  { source: "Account table reference: account_parent_account, Delete RemoveLink", writes: true },
  async (service) => {
    const parent = await service.create("accounts", { name: "Contract case, may be deleted" });
    const child = await service.create("accounts", {
      name: "Contract case, may be deleted",
      "parentaccountid@odata.bind": `/accounts(${parent})`,
    });
    await service.request("DELETE", `accounts(${parent})`);
    expect(
      (await service.get(`accounts(${child})?$select=_parentaccountid_value`)).json._parentaccountid_value,
    ).toBeNull();
  },
);
