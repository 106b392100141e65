import { randomUUID } from "node:crypto";
import { errorOf, idOf, placeholderOf, rowsOf, useDataverse } from "../support/dataverseClient";

const platform = useDataverse();

const SENDER = 1;
const RECIPIENT = 2;

const newCase = async () =>
  idOf(await platform.client.send("POST", "incidents", { title: "x", ...placeholderOf(platform.dataverse) }));
const contact = () => String(platform.dataverse.rows("contact")[0]?.contactid);
const call = async (body: object = {}) => ({
  subject: "Call",
  directioncode: false,
  "regardingobjectid_incident_phonecall@odata.bind": `/incidents(${await newCase()})`,
  ...body,
});

test("a phone call stands on the timeline of its case, with who called and who was called", async () => {
  const body = await call({
    phonenumber: "+442079460958",
    phonecall_activity_parties: [
      { participationtypemask: SENDER, "partyid_contact@odata.bind": `/contacts(${contact()})` },
      {
        participationtypemask: RECIPIENT,
        "partyid_systemuser@odata.bind": `/systemusers(${platform.dataverse.users.application ?? ""})`,
      },
    ],
  });
  const id = randomUUID();
  const made = await platform.client.send("PATCH", `phonecalls(${id})`, body, { "if-none-match": "*" });
  expect(made.status).toBe(204);
  expect((await platform.client.send("PATCH", `phonecalls(${id})`, body, { "if-none-match": "*" })).status).toBe(412);
  const incident = /\(([^)]*)\)/.exec(body["regardingobjectid_incident_phonecall@odata.bind"])?.[1] ?? "";
  const timeline = await platform.client.get(
    `incidents(${incident})/Incident_Phonecalls?$select=subject,directioncode`,
  );
  expect(rowsOf(timeline)).toMatchObject([{ activityid: id, subject: "Call", directioncode: false }]);
  const parties = await platform.client.get(
    `activityparties?$select=participationtypemask,_partyid_value&$filter=_activityid_value%20eq%20${id}&$orderby=participationtypemask`,
  );
  expect(rowsOf(parties)).toMatchObject([
    { participationtypemask: SENDER, _partyid_value: contact() },
    { participationtypemask: RECIPIENT, _partyid_value: platform.dataverse.users.application },
  ]);
});

test("a call begins open, also when its body says otherwise, and is completed by an update", async () => {
  const id = idOf(await platform.client.send("POST", "phonecalls", await call({ statecode: 1 })));
  const stateOf = async () => (await platform.client.get(`phonecalls(${id})?$select=statecode,statuscode`)).body;
  expect(await stateOf()).toMatchObject({ statecode: 0, statuscode: 1 });
  await platform.client.send("PATCH", `phonecalls(${id})`, { statecode: 1, statuscode: 4 });
  expect(await stateOf()).toMatchObject({ statecode: 1, statuscode: 4 });
  const { body } = await platform.client.get(`phonecalls(${id})?$select=actualend,activitytypecode`);
  expect(body).toMatchObject({ actualend: expect.any(String), activitytypecode: "phonecall" });
});

test("who is no record here is a party by address; who is nobody at all is refused", async () => {
  const withParty = async (party: object) =>
    platform.client.send("POST", "phonecalls", await call({ phonecall_activity_parties: [party] }));
  expect((await withParty({ participationtypemask: SENDER, addressused: "+442079460958" })).status).toBe(204);
  expect(errorOf(await withParty({ participationtypemask: SENDER }))).toEqual([
    400,
    "0x80043504",
    "Activity party object Id or type is missing",
  ]);
  expect(errorOf(await withParty({ participationtypemask: 99, addressused: "+442079460958" }))[1]).toBe("0x8004431a");
});

test("parties come and go with their call, and not by themselves", async () => {
  const parties = [{ participationtypemask: SENDER, addressused: "+15550100" }];
  const id = idOf(
    await platform.client.send("POST", "phonecalls", await call({ phonecall_activity_parties: parties })),
  );
  const held = () => platform.dataverse.rows("activityparty").filter((row) => row._activityid_value === id);
  expect(held()).toHaveLength(1);
  const party = `activityparties(${String(held()[0]?.activitypartyid)})`;
  const direct = [
    await platform.client.send("POST", "activityparties", { addressused: "x" }),
    await platform.client.send("PATCH", party, { addressused: "x" }),
    await platform.client.send("DELETE", party),
  ];
  expect(direct.map((reply) => errorOf(reply).slice(0, 2))).toEqual(Array(3).fill([400, "0x80040800"]));
  platform.dataverse.setPrivilege(platform.dataverse.users.application ?? "", "prvDeleteActivity", true);
  expect((await platform.client.send("DELETE", `phonecalls(${id})`)).status).toBe(204);
  expect(held()).toHaveLength(0);
});

test("activities of all kinds share one privilege", async () => {
  const application = platform.dataverse.users.application ?? "";
  platform.dataverse.setPrivilege(application, "prvCreateActivity", false);
  const refused = await platform.client.send("POST", "phonecalls", await call());
  platform.dataverse.setPrivilege(application, "prvCreateActivity", true);
  expect(errorOf(refused)).toEqual([403, "0x80040220", expect.stringContaining("is missing prvCreateActivity")]);
});
