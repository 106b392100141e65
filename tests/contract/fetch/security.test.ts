import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import type { Depth } from "../../../LocalPlatform/dataverse/model/depth";
import { localContract, refusalIn, rowsIn, type Service } from "../support/contract";
import { fetchXml } from "../support/fetch";

const SOURCE = "Microsoft, Security concepts in Microsoft Dataverse: Role-based security, access levels";
const because = "a user whose role it chooses";

const CASES =
  '<link-entity name="incident" from="primarycontactid" to="contactid" link-type="TYPE" alias="c">INNER</link-entity>';

/** A contact with one case of the administrator's, asked about by a user who reads cases that deep. */
async function world(service: Service, local: LocalDataverse, depth: Depth | undefined) {
  const contact = await service.contact({ lastname: "Watched" });
  await service.incident({ title: "Secret", "primarycontactid@odata.bind": `/contacts(${contact})` });
  const user = local.users.supervisor ?? "";
  local.setPrivileges(
    user,
    new Map<string, Depth>([
      ["prvReadContact", "Global"],
      ["prvReadUser", "Global"],
      ...(depth === undefined ? [] : [["prvReadIncident", depth] as const]),
    ]),
  );
  const other = service.as(local.tokenFor(user));
  const ask = (link: string, within = false) => {
    const filter = `<filter><condition attribute="contactid" operator="eq" value="${contact}"/>${within ? link : ""}</filter>`;
    return fetchXml(
      other,
      "contacts",
      `<fetch><entity name="contact"><attribute name="lastname"/>${filter}${within ? "" : link}</entity></fetch>`,
    );
  };
  const any = () => {
    const filter = `contactid eq ${contact} and incident_customer_contacts/any(c:c/title eq 'Secret')`;
    return other.get(`contacts?$select=lastname&$filter=${encodeURIComponent(filter)}`);
  };
  return { ask, any };
}

const link = (type: string, inner = "") => CASES.replace("TYPE", type).replace("INNER", inner);

localContract(
  "a row of a link that the user may not read is as if it were not there",
  { source: SOURCE, because },
  async (service, local) => {
    const { ask } = await world(service, local, "Basic");
    expect(rowsIn(await ask(link("inner")))).toEqual([]);
    expect(rowsIn(await ask(link("outer", '<attribute name="title"/>')))[0]).not.toHaveProperty(["c.title"]);
    expect(rowsIn(await ask(link("any"), true))).toEqual([]);
    expect(rowsIn(await ask(link("not any"), true))).toHaveLength(1);
  },
);

localContract("one that the user may read is there", { source: SOURCE, because }, async (service, local) => {
  const { ask } = await world(service, local, "Global");
  expect(rowsIn(await ask(link("outer", '<attribute name="title"/>')))[0]).toHaveProperty(["c.title"], "Secret");
  expect(rowsIn(await ask(link("any"), true))).toHaveLength(1);
});

localContract(
  "a linked table that the user may not read at all is refused, in FetchXML and in any of $filter",
  { source: SOURCE, because },
  async (service, local) => {
    const { ask, any } = await world(service, local, undefined);
    expect(refusalIn(await ask(link("inner")))).toEqual([403, "0x80040220"]);
    expect(refusalIn(await any())).toEqual([403, "0x80040220"]);
  },
);

localContract(
  "so is a table that a way of $filter or $orderby leads over, or $expand; one whose rows are out of reach tells nothing",
  { source: SOURCE, because },
  async (service, local) => {
    const contact = await service.contact({ lastname: "Watched" });
    const incident = await service.incident({ "primarycontactid@odata.bind": `/contacts(${contact})` });
    const user = local.users.supervisor ?? "";
    const other = service.as(local.tokenFor(user));
    const hold = (held: Readonly<Record<string, Depth>>) =>
      local.setPrivileges(user, new Map<string, Depth>([["prvReadIncident", "Global"], ...Object.entries(held)]));
    const ask = (query: string) => other.get(`incidents?$select=title&${query}`);
    const filter = encodeURIComponent(`incidentid eq ${incident} and primarycontactid/lastname eq 'Watched'`);
    const queries = [`$filter=${filter}`, "$orderby=primarycontactid/lastname", "$expand=primarycontactid"];
    hold({});
    for (const query of queries) expect(refusalIn(await ask(query))).toEqual([403, "0x80040220"]);
    hold({ prvReadContact: "Basic" });
    expect(rowsIn(await ask(`$filter=${filter}`))).toEqual([]);
    hold({ prvReadContact: "Global" });
    expect(rowsIn(await ask(`$filter=${filter}`))).toHaveLength(1);
  },
);
