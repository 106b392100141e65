import { idOf, placeholderOf, rowsOf, useDataverse } from "../support/dataverseClient";

// Source: rows of real environments as public repositories hold them, read 2026-11: a case of 2020 (xen21.crm8) and one
// of 2016, a contact of 2021 (Web API sample of a bot product), accounts of 2018 and 2022. Where those and Microsoft's
// table reference (DefaultValue, DefaultFormValue) both speak, they say the same.
const CASE = {
  activitiescomplete: false,
  blockedprofile: false,
  checkemail: false,
  customercontacted: false,
  decremententitlementterm: true,
  firstresponsesent: false,
  followuptaskcreated: false,
  isdecrementing: false,
  isescalated: false,
  merged: false,
  routecase: true,
  firstresponseslastatus: 1,
  incidentstagecode: 1,
  prioritycode: 2,
  resolvebyslastatus: 1,
  servicestage: 0,
  severitycode: 1,
  statecode: 0,
  statuscode: 1,
  caseorigincode: null,
  casetypecode: null,
  contractservicelevelcode: null,
  customersatisfactioncode: null,
  messagetypecode: null,
};

const CONTACT = {
  creditonhold: false,
  donotbulkemail: false,
  donotbulkpostalmail: false,
  donotemail: false,
  donotfax: false,
  donotphone: false,
  donotpostalmail: false,
  donotsendmm: false,
  followemail: true,
  isbackofficecustomer: false,
  marketingonly: false,
  merged: false,
  msdyn_gdproptout: false,
  participatesinworkflow: false,
  address2_addresstypecode: 1,
  address2_freighttermscode: 1,
  address2_shippingmethodcode: 1,
  customersizecode: 1,
  customertypecode: 1,
  educationcode: 1,
  haschildrencode: 1,
  leadsourcecode: 1,
  msdyn_orgchangestatus: 0,
  preferredappointmenttimecode: 1,
  preferredcontactmethodcode: 1,
  shippingmethodcode: 1,
  territorycode: 1,
  statecode: 0,
  statuscode: 1,
  accountrolecode: null,
  address1_addresstypecode: null,
  address1_freighttermscode: null,
  address1_shippingmethodcode: null,
  address3_addresstypecode: null,
  familystatuscode: null,
  gendercode: null,
  paymenttermscode: null,
  preferredappointmentdaycode: null,
};

const ACCOUNT = {
  creditonhold: false,
  donotbulkemail: false,
  donotbulkpostalmail: false,
  donotemail: false,
  donotfax: false,
  donotphone: false,
  donotpostalmail: false,
  donotsendmm: false,
  followemail: true,
  marketingonly: false,
  merged: false,
  participatesinworkflow: false,
  accountclassificationcode: 1,
  accountratingcode: 1,
  address2_addresstypecode: 1,
  address2_freighttermscode: 1,
  address2_shippingmethodcode: 1,
  businesstypecode: 1,
  customersizecode: 1,
  preferredcontactmethodcode: 1,
  shippingmethodcode: 1,
  territorycode: 1,
  accountcategorycode: null,
  address1_addresstypecode: null,
  customertypecode: null,
  industrycode: null,
  ownershipcode: null,
  paymenttermscode: null,
  preferredappointmenttimecode: null,
};

describe("what a new row holds that nobody set", () => {
  const platform = useDataverse();
  const created = async (set: string, body: object) => {
    const admin = platform.dataverse.users.supervisor ?? "";
    const reply = await platform.client.send("POST", set, body, { mscrmcallerid: admin });
    return (await platform.client.get(`${set}(${idOf(reply)})`)).body;
  };
  const newCase = (more: object = {}) =>
    created("incidents", { title: "x", ...placeholderOf(platform.dataverse), ...more });

  beforeAll(() => {
    const { dataverse } = platform;
    const application = dataverse.users.application ?? "";
    dataverse.setPrivilege(application, "prvActOnBehalfOfAnotherUser", true);
    for (const privilege of ["prvCreateAccount", "prvCreateQueue"])
      dataverse.setPrivilege(application, privilege, true);
  });

  test("a case", async () => {
    expect(await newCase()).toMatchObject(CASE);
  });

  test("a contact", async () => {
    expect(await created("contacts", { lastname: "x" })).toMatchObject(CONTACT);
  });

  test("an account", async () => {
    expect(await created("accounts", { name: "x" })).toMatchObject(ACCOUNT);
  });

  // Source: Microsoft's table reference for queue, DefaultValue and DefaultFormValue.
  test("a queue", async () => {
    expect(await created("queues", { name: "x" })).toMatchObject({
      ignoreunsolicitedemail: false,
      isemailaddressapprovedbyo365admin: false,
      incomingemaildeliverymethod: 0,
      incomingemailfilteringmethod: 0,
      outgoingemaildeliverymethod: 0,
      queueviewtype: 0,
      queuetypecode: 1,
      statecode: 0,
      statuscode: 1,
    });
  });

  test("a queue item and a note", async () => {
    const { dataverse, client } = platform;
    const { incidentid } = await newCase();
    const queued = await client.send("POST", `queues(${dataverse.queueId})/Microsoft.Dynamics.CRM.AddToQueue`, {
      Target: { "@odata.type": "Microsoft.Dynamics.CRM.incident", incidentid },
    });
    expect((await client.get(`queueitems(${String(queued.body.QueueItemId)})`)).body).toMatchObject({
      objecttypecode: 112,
      statecode: 0,
      statuscode: 1,
      _workerid_value: null,
      workeridmodifiedon: null,
    });
    expect(await created("annotations", { subject: "x" })).toMatchObject({
      isdocument: false,
      documentbody: null,
      filename: null,
      filesize: null,
    });
  });

  test("every two-option of every table has a value on a new row, and on the seeded ones", async () => {
    for (const set of ["incidents", "contacts", "accounts", "queues", "queueitems", "annotations", "systemusers"]) {
      const rows = rowsOf(await platform.client.get(set));
      const table = set === "queueitems" ? "queueitem" : set.slice(0, -1);
      const { body } = await platform.client.get(`EntityDefinitions(LogicalName='${table}')/Attributes`);
      const twoOptions = (body.value as { AttributeType: string; LogicalName: string }[])
        .filter((attribute) => attribute.AttributeType === "Boolean")
        .map((attribute) => attribute.LogicalName);
      for (const column of twoOptions)
        expect([set, column, rows.filter((row) => typeof row[column] !== "boolean").length]).toEqual([set, column, 0]);
    }
  });

  test("a filter finds rows by their defaults", async () => {
    const { incidentid } = await newCase();
    for (const filter of [
      "isescalated eq false",
      "severitycode eq 1",
      "not (merged eq true)",
      "decremententitlementterm eq true",
    ]) {
      const found = await platform.client.query("incidents", {
        $filter: `${filter} and incidentid eq ${String(incidentid)}`,
      });
      expect([filter, rowsOf(found).length]).toEqual([filter, 1]);
    }
    const callable = rowsOf(await platform.client.query("contacts", { $filter: "donotphone eq false", $top: "1" }));
    expect(callable).toHaveLength(1);
  });

  test("what the body sets wins, and an update brings no default back", async () => {
    const body = await newCase({ isescalated: true, checkemail: true, servicestage: 2 });
    expect(body).toMatchObject({ isescalated: true, checkemail: true, servicestage: 2, severitycode: 1 });
    await platform.client.send("PATCH", `incidents(${String(body.incidentid)})`, { severitycode: null, title: "y" });
    await platform.client.send("PATCH", `incidents(${String(body.incidentid)})`, { title: "z" });
    expect((await platform.client.get(`incidents(${String(body.incidentid)})`)).body).toMatchObject({
      severitycode: null,
      isescalated: true,
    });
  });

  test("metadata tells the same defaults", async () => {
    const read = async (column: string, type: string) =>
      (
        await platform.client.get(
          `EntityDefinitions(LogicalName='incident')/Attributes(LogicalName='${column}')/Microsoft.Dynamics.CRM.${type}AttributeMetadata`,
        )
      ).body;
    expect((await read("severitycode", "Picklist")).DefaultFormValue).toBe(1);
    expect((await read("caseorigincode", "Picklist")).DefaultFormValue).toBe(-1);
    expect((await read("isescalated", "Boolean")).DefaultValue).toBe(false);
    expect((await read("routecase", "Boolean")).DefaultValue).toBe(true);
  });

  // Source: the same real rows: customer and parent are set, these are null.
  test("accountid and contactid of a case and of a contact stay empty, whoever the customer or parent is", async () => {
    const { dataverse } = platform;
    const contact = String(dataverse.rows("contact").find((row) => row.fullname === "David Johnson")?.contactid);
    const account = dataverse.customer.slice("account:".length);
    const lookups = { _accountid_value: null, _contactid_value: null };
    expect(await newCase()).toMatchObject({ ...lookups, _customerid_value: account });
    const ofContact = await created("incidents", {
      title: "x",
      "customerid_contact@odata.bind": `/contacts(${contact})`,
    });
    expect(ofContact).toMatchObject({ ...lookups, _customerid_value: contact });
    const member = await created("contacts", {
      lastname: "x",
      "parentcustomerid_account@odata.bind": `/accounts(${account})`,
    });
    expect(member).toMatchObject({
      _parentcustomerid_value: account,
      _accountid_value: null,
      _parentcontactid_value: null,
    });
  });
});
