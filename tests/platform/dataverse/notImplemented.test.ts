import { randomUUID } from "node:crypto";
import { errorOf, idOf, placeholderOf, useDataverse } from "../support/dataverseClient";

describe("what Dataverse has and the local platform has not says so, and does not pass for a mistake of the caller's", () => {
  const platform = useDataverse();
  let id: string;
  beforeAll(async () => {
    id = idOf(await platform.client.send("POST", "incidents", { title: "x", ...placeholderOf(platform.dataverse) }));
  });
  const row = (path: string) => path.replace("ROW", id);

  test.each([
    ["activitypointers", "'activitypointers'"],
    ["subjects(899aadaf-1088-5349-bf99-88024aa71870)", "'subjects'"],
    ["accounts?sql=SELECT%20name%20FROM%20account", "The query option sql"],
    ["accounts?$deltatoken=1", "The query option $deltatoken"],
    ["solutioncomponents?$select=componenttype", "'solutioncomponents'"],
    ["plugintypes", "'plugintypes'"],
    ["msdyn_ocliveworkitems", "'msdyn_ocliveworkitems'"],
    ["RetrieveMetadataChanges(Query=@p1)?@p1={}", "'RetrieveMetadataChanges'"],
    ["incidents?$expand=Incident_Emails", "The property 'Incident_Emails' of the table 'incident'"],
    ["incidents(ROW)/Incident_Emails", "The property 'Incident_Emails' of the table 'incident'"],
    ["contacts?fetchXml=<fetch><entity name='subject'/></fetch>", "The table 'subject'"],
    ["contacts?$apply=aggregate(annualincome%20with%20sum%20as%20sum)", "The query option $apply"],
    [
      "contacts?$filter=Microsoft.Dynamics.CRM.Contains(PropertyName='lastname',PropertyValue='x')",
      "The query function 'Microsoft.Dynamics.CRM.Contains'",
    ],
    [
      "incidents?$filter=Microsoft.Dynamics.CRM.Under(PropertyName='incidentid',PropertyValue='ROW')",
      "'under' on the table 'incident'",
    ],
    [
      "contacts?$filter=Microsoft.Dynamics.CRM.EqualUserOrUserHierarchy(PropertyName='ownerid')",
      "The condition operator 'eq-useroruserhierarchy'",
    ],
    ["incidents?$expand=subjectid($select=title)", "The table 'subject'"],
    ["incidents?$expand=Incident_ActivityPointers", "The table 'activitypointer'"],
    ["incidents?$filter=subjectid/title%20eq%20'x'", "The table 'subject'"],
    ["incidents?$filter=Incident_ActivityPointers/any()", "The table 'activitypointer'"],
    ["incidents(ROW)/Incident_ActivityPointers", "The table 'activitypointer'"],
    ["incidents(ROW)/subjectid", "The table 'subject'"],
    [
      "incidents(ROW)/Microsoft.Dynamics.CRM.CalculateTotalTimeIncident()",
      "'Microsoft.Dynamics.CRM.CalculateTotalTimeIncident' on the table 'incident'",
    ],
  ])("GET %s", async (path, what) => {
    expect(errorOf(await platform.client.get(row(path)))).toEqual([
      501,
      "0x80060888",
      `${what} is not part of the local platform.`,
    ]);
  });

  test.each([
    ["POST", "ApplyRoutingRule", {}, "'ApplyRoutingRule'"],
    ["POST", "Merge", {}, "'Merge'"],
    ["POST", "CreateEntities", {}, "'CreateEntities'"],
    [
      "POST",
      "teams(ROW)/Microsoft.Dynamics.CRM.AddMembersTeam",
      {},
      "'Microsoft.Dynamics.CRM.AddMembersTeam' on the table 'team'",
    ],
    ["POST", "contacts", { lastname: "x", Contact_Emails: [] }, "The property 'Contact_Emails' of the table 'contact'"],
    ["PATCH", "incidents(ROW)", { "subjectid@odata.bind": `/subjects(${randomUUID()})` }, "The table 'subject'"],
  ])("%s %s", async (method, path, body, what) => {
    expect(errorOf(await platform.client.send(method, row(path), body))).toEqual([
      501,
      "0x80060888",
      `${what} is not part of the local platform.`,
    ]);
  });

  test("a query that asks for the changes since then gives no list of all rows", async () => {
    expect(errorOf(await platform.client.get("accounts", { prefer: "odata.track-changes" }))).toEqual([
      501,
      "0x80060888",
      "Change tracking (Prefer: odata.track-changes) is not part of the local platform.",
    ]);
  });

  test.each([
    ["Merged", [404, "0x8006088a", "Resource not found for the segment 'Merged'."]],
    [
      "incidents(ROW)/Microsoft.Dynamics.CRM.AddToQue",
      [404, "0x8006088a", "Resource not found for the segment 'Microsoft.Dynamics.CRM.AddToQue'."],
    ],
    [
      "incidents/Microsoft.Dynamics.CRM.CreateMany",
      [404, "0x8006088a", "Resource not found for the segment 'Microsoft.Dynamics.CRM.CreateMany'."],
    ],
    ["Account", [404, "0x8006088a", "Resource not found for the segment 'Account'."]],
    ["incidents(ROW)/nothing/$count", [404, "0x8006088a", "Resource not found for the segment 'nothing'."]],
    [
      "incidents?$expand=nothing",
      [400, "0x0", "Could not find a property named 'nothing' on type 'Microsoft.Dynamics.CRM.incident'."],
    ],
  ])("a name that is nowhere is the caller's mistake: %s", async (path, expected) => {
    expect(errorOf(await platform.client.get(row(path)))).toEqual(expected);
  });
});
