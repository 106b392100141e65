import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import type { Depth } from "../../../LocalPlatform/dataverse/model/depth";
import { contract, localContract, refusalIn, rowsIn, type Service } from "../support/contract";

const SHARING = "Microsoft, Sharing and assigning";
const VERIFYING = "Microsoft, Verifying access in code";
const because = "users of other roles";

const TYPE = "Microsoft.Dynamics.CRM.";
const target = (incidentid: string) => ({ incidentid, "@odata.type": `${TYPE}incident` });
const user = (systemuserid = "") => ({ systemuserid, "@odata.type": `${TYPE}systemuser` });

const ALL = {
  prvReadIncident: "Basic",
  prvWriteIncident: "Basic",
  prvShareIncident: "Basic",
  prvReadNote: "Basic",
} as const;

/** A rep who holds privileges to the own rows alone, and what is done with a case of the administrator's. */
function cast(service: Service, local: LocalDataverse, held: Readonly<Record<string, Depth>> = ALL) {
  const id = local.users.rep ?? "";
  local.setPrivileges(id, new Map(Object.entries(held)));
  const rep = service.as(local.tokenFor(id));
  const send = (as: Service, action: string, body: object) => as.request("POST", action, { body });
  const grant = (incident: string, AccessMask: unknown, action = "GrantAccess", as = service) =>
    send(as, action, { Target: target(incident), PrincipalAccess: { Principal: user(id), AccessMask } });
  const revoke = (incident: string) => send(service, "RevokeAccess", { Target: target(incident), Revokee: user(id) });
  const rights = async (incident: string) => {
    const about = encodeURIComponent(`{'@odata.id':'incidents(${incident})'}`);
    const path = `systemusers(${id})/${TYPE}RetrievePrincipalAccess(Target=@p1)?@p1=${about}`;
    return (await service.get(path)).json.AccessRights;
  };
  const write = async (incident: string) =>
    (await rep.request("PATCH", `incidents(${incident})`, { body: { title: "x" } })).status;
  const read = async (incident: string) => (await rep.get(`incidents(${incident})?$select=title`)).status;
  return { id, rep, send, grant, revoke, rights, write, read };
}

async function sharedWith(service: Service, path: string, quote = "'") {
  const about = encodeURIComponent(`{${quote}@odata.id${quote}:${quote}${path}${quote}}`);
  return service.get(`RetrieveSharedPrincipalsAndAccess(Target=@p1)?@p1=${about}`);
}

localContract(
  "GrantAccess shares a row, RevokeAccess ends it",
  { source: `${SHARING}: Sharing records, Revoking access; GrantAccess Action, RevokeAccess Action`, because },
  async (service, local) => {
    const { grant, revoke, read, write, rights } = cast(service, local);
    const id = await service.incident();
    expect([await read(id), await rights(id)]).toEqual([403, "None"]);
    expect((await grant(id, "ReadAccess")).status).toBe(204);
    expect([await read(id), await write(id), await rights(id)]).toEqual([200, 403, "ReadAccess"]);
    expect((await revoke(id)).status).toBe(204);
    expect([await read(id), await rights(id)]).toEqual([403, "None"]);
  },
);

localContract(
  "ModifyAccess puts rights in place of those from before",
  { source: "Microsoft, ModifyAccess Action: Replaces the access rights on the target record", because },
  async (service, local) => {
    const { grant, rights } = cast(service, local);
    const id = await service.incident();
    await grant(id, "ReadAccess, WriteAccess");
    expect(await rights(id)).toBe("ReadAccess, WriteAccess");
    expect((await grant(id, "ReadAccess", "ModifyAccess")).status).toBe(204);
    expect(await rights(id)).toBe("ReadAccess");
  },
);

localContract(
  "no right is shared that the other's roles do not give",
  { source: `${SHARING}: Sharing records, you can't give a user any rights that they wouldn't have`, because },
  async (service, local) => {
    const { grant, rights, write } = cast(service, local, { prvReadIncident: "Basic" });
    const id = await service.incident();
    expect((await grant(id, "ReadAccess,WriteAccess,DeleteAccess")).status).toBe(204);
    expect([await rights(id), await write(id)]).toEqual(["ReadAccess", 403]);
  },
);

localContract(
  "who was given the right to share may share on; who was not may not",
  { source: "Microsoft, Security concepts in Microsoft Dataverse: Share; AccessRights EnumType, ShareAccess", because },
  async (service, local) => {
    const { grant, send, rep } = cast(service, local);
    const id = await service.incident();
    const onwards = () =>
      send(rep, "GrantAccess", {
        Target: target(id),
        PrincipalAccess: { Principal: user(local.users.supervisor), AccessMask: "ReadAccess" },
      });
    await grant(id, "ReadAccess");
    expect(refusalIn(await onwards())).toEqual([403, "0x80048306"]);
    await grant(id, "ShareAccess");
    expect((await onwards()).status).toBe(204);
    cast(service, local, { prvReadIncident: "Global" });
    expect(refusalIn(await onwards())).toEqual([403, "0x80040220"]);
  },
);

localContract(
  "RetrieveSharedPrincipalsAndAccess names users and teams with their masks",
  { source: `${VERIFYING}: Get principals with access to a record`, because },
  async (service, local) => {
    const { grant, id: rep, send } = cast(service, local);
    const id = await service.incident();
    const teamid = await service.create("teams", { name: "Sharing" });
    await grant(id, "WriteAccess, ReadAccess");
    const Principal = { teamid, "@odata.type": `${TYPE}team` };
    await send(service, "GrantAccess", {
      Target: target(id),
      PrincipalAccess: { Principal, AccessMask: "DeleteAccess" },
    });
    for (const [path, quote] of [
      [`incidents(${id})`, "'"],
      [`${service.url}/api/data/v9.2/incidents(${id})`, '"'],
    ] as const) {
      const { json } = await sharedWith(service, path, quote);
      expect(json["@odata.context"]).toMatch(/#Microsoft\.Dynamics\.CRM\.RetrieveSharedPrincipalsAndAccessResponse$/);
      expect(json.PrincipalAccesses).toEqual([
        { AccessMask: "ReadAccess, WriteAccess", Principal: { "@odata.type": `#${TYPE}systemuser`, ownerid: rep } },
        { AccessMask: "DeleteAccess", Principal: { "@odata.type": `#${TYPE}team`, ownerid: teamid } },
      ]);
    }
  },
);

localContract(
  "what hangs on a shared row is shared along, and no longer once the share has ended",
  {
    source: `${SHARING}: Sharing and inheritance; Note table reference, Incident_Annotation, CascadeConfiguration`,
    because,
  },
  async (service, local) => {
    const { grant, revoke, rep } = cast(service, local);
    const id = await service.incident();
    await grant(id, "ReadAccess");
    const note = await service.create("annotations", {
      subject: "x",
      "objectid_incident@odata.bind": `/incidents(${id})`,
    });
    const notes = async () =>
      rowsIn(await rep.get(`annotations?$select=subject&$filter=annotationid eq ${note}`)).length;
    expect(await notes()).toBe(1);
    expect((await sharedWith(service, `annotations(${note})`)).json.PrincipalAccesses).toHaveLength(1);
    await revoke(id);
    expect(await notes()).toBe(0);
  },
);

localContract(
  "a share goes with its row: another row under the same id is not shared",
  { source: "Microsoft, PrincipalObjectAccess: one row for each shared record and principal", because },
  async (service, local) => {
    const { grant, rights } = cast(service, local);
    const id = await service.incident();
    await grant(id, "ReadAccess");
    await service.request("DELETE", `incidents(${id})`);
    expect(await service.incident({ incidentid: id })).toBe(id);
    expect(await rights(id)).toBe("None");
  },
);

contract(
  "RetrievePrincipalAccess tells all rights of the one who asks",
  { source: `${VERIFYING}: Test individual table records`, writes: true },
  async (service) => {
    const { json } = await service.get("WhoAmI");
    const about = encodeURIComponent(`{'@odata.id':'accounts(${await service.account()})'}`);
    const path = `systemusers(${String(json.UserId)})/${TYPE}RetrievePrincipalAccess(Target=@p1)?@p1=${about}`;
    const answer = await service.get(path);
    expect(answer.json["@odata.context"]).toMatch(/#Microsoft\.Dynamics\.CRM\.RetrievePrincipalAccessResponse$/);
    expect(answer.json.AccessRights).toBe(
      "ReadAccess, WriteAccess, AppendAccess, AppendToAccess, CreateAccess, DeleteAccess, ShareAccess, AssignAccess",
    );
  },
);

const LIST = "Microsoft's published error list";

localContract(
  "masks that are none, a row of nobody's, the owner, and no user or team are refused",
  { source: `${LIST}: InvalidAccessRights, InvalidSharee, CannotShareWithOwner`, because },
  async (service, local) => {
    const { grant, send } = cast(service, local);
    const id = await service.incident();
    expect(refusalIn(await grant(id, "None"))).toEqual([400, "0x8004020d"]);
    expect(refusalIn(await grant(id, "ReadAcces"))).toEqual([400, "0x80048d19"]);
    const refusal = async (Target: object, Principal: object) => {
      const PrincipalAccess = { Principal, AccessMask: "ReadAccess" };
      return refusalIn(await send(service, "GrantAccess", { Target, PrincipalAccess }));
    };
    const unit = { businessunitid: (await service.get("WhoAmI")).json.BusinessUnitId };
    const businessUnit = { ...unit, "@odata.type": `${TYPE}businessunit` };
    expect(await refusal(businessUnit, user(local.users.rep))).toEqual([400, "0x80040800"]);
    expect(await refusal(target(id), businessUnit)).toEqual([400, "0x8004020c"]);
    expect(await refusal(target(id), user(local.users.admin))).toEqual([400, "0x80040214"]);
    expect(await refusal(target(id), user("00000000-0000-0000-0000-00000000dead"))).toEqual([404, "0x80040217"]);
  },
);

localContract(
  "GrantAccess adds to what was shared before",
  { source: "Microsoft, GrantAccess Action, beside ModifyAccess Action, which replaces", because },
  async (service, local) => {
    const { grant, rights } = cast(service, local);
    const id = await service.incident();
    await grant(id, "ReadAccess");
    await grant(id, "WriteAccess");
    expect(await rights(id)).toBe("ReadAccess, WriteAccess");
  },
);
