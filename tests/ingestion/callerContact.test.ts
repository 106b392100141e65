import { aCall } from "../support/callFile";
import { caseOf } from "./support/cases";
import { contactsWith, openInstallation, type Installation } from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation({ opencx: { pageSize: 7 } });
});
afterAll(async () => installation.close());

/** Writes as a colleague would. */
async function write(method: string, path: string, body: object): Promise<void> {
  const headers = {
    authorization: `Bearer ${installation.dataverse.tokenFor(installation.dataverse.users.admin ?? "")}`,
    "content-type": "application/json",
  };
  const answer = await fetch(`${installation.dataverse.url}/api/data/v9.2/${path}`, {
    method,
    headers,
    body: JSON.stringify(body),
  });
  expect([path, answer.status]).toEqual([path, 204]);
}

test("an e-mail address that is known finds its contact, quotes and case notwithstanding, the active one first", async () => {
  const email = "o'hara+test@example.com";
  const first = await caseOf(installation, aCall({ email, name: "Scarlett O'Hara" }));
  const again = await caseOf(installation, aCall({ email: "O'Hara+Test@example.com", name: "Scarlett O'Hara" }));
  expect(contactsWith(installation, email)).toHaveLength(1);
  expect(again._customerid_value).toBe(first._customerid_value);
});

test("an address that the caller only claimed stands in the description and links nobody", async () => {
  const call = aCall();
  const claimed = { ...(call.session.contact as object), non_verified_email: "claimed@example.com" };
  const incident = await caseOf(installation, { ...call, session: { ...call.session, contact: claimed } });
  expect(incident.description).toContain("  Email: claimed@example.com");
  expect(`account:${String(incident._customerid_value)}`).toBe(installation.dataverse.customer);
  expect(contactsWith(installation, "claimed@example.com")).toEqual([]);
});

test("of several contacts with the address the oldest active one is meant, into which reps merge", async () => {
  const [newer, older, retired] = [
    "00000000-0000-4000-8000-00000000000a",
    "00000000-0000-4000-8000-00000000000b",
    "00000000-0000-4000-8000-00000000000c",
  ] as const;
  for (const [contactid, year] of [
    [newer, 2022],
    [older, 2021],
    [retired, 2020],
  ]) {
    await write("POST", "contacts", {
      contactid,
      lastname: "Ito",
      emailaddress1: "shared@example.com",
      overriddencreatedon: `${String(year)}-01-01T00:00:00Z`,
    });
  }
  await write("PATCH", `contacts(${retired})`, { statecode: 1, statuscode: 2 });
  expect((await caseOf(installation, aCall({ email: "shared@example.com" })))._customerid_value).toBe(older);
});

test("a contact that was merged leads to the one it went into", async () => {
  const { _customerid_value: kept } = await caseOf(installation, aCall({ email: "kept@example.com" }));
  expect(contactsWith(installation, "kept@example.com").map(({ contactid }) => contactid)).toEqual([kept]);
  const merged = {
    contactid: "6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11",
    emailaddress1: "merged@example.com",
    merged: true,
    _masterid_value: kept,
  };
  installation.dataverse.addFault({
    path: "/contacts\\?",
    times: 1,
    does: { kind: "answer", status: 200, body: JSON.stringify({ value: [merged] }) },
  });
  expect((await caseOf(installation, aCall({ email: "merged@example.com" })))._customerid_value).toBe(kept);
});

test.each([
  ["withheld", "anonymous", null],
  ["an address on a telephone system", "sip:12345678@pbx.example.com", "sip:12345678@pbx.example.com"],
])("a number that is %s is no number of the contact that is made", async (what, phone, onCase) => {
  const email = `${what.replaceAll(" ", "-")}@example.com`;
  const incident = await caseOf(installation, aCall({ email, phone }));
  expect(contactsWith(installation, email)[0]?.mobilephone ?? null).toBeNull();
  expect(incident.opencx_callerphone ?? null).toBe(onCase);
});

test("an address in any column finds its contact, the one whose main address it is before the others", async () => {
  const [other, main, retired] = [
    "00000000-0000-4000-8000-00000000001a",
    "00000000-0000-4000-8000-00000000001b",
    "00000000-0000-4000-8000-00000000001c",
  ] as const;
  await write("POST", "contacts", { contactid: retired, emailaddress1: "second@example.com" });
  await write("PATCH", `contacts(${retired})`, { statecode: 1, statuscode: 2 });
  await write("POST", "contacts", { contactid: other, emailaddress3: "Second@example.com" });
  expect((await caseOf(installation, aCall({ email: "second@example.com" })))._customerid_value).toBe(other);
  await write("POST", "contacts", { contactid: main, emailaddress1: "second@example.com" });
  expect((await caseOf(installation, aCall({ email: "mailto:second@example.com" })))._customerid_value).toBe(main);
});

test("telephony's number in place of a name is the caller's number where there is no other", async () => {
  const incident = await caseOf(installation, aCall({ name: "+12025550143", phone: null, classification: "N/A" }));
  expect(incident).toMatchObject({ title: "Support - +12025550143", opencx_callerphone: "+12025550143" });
  expect(incident.description).not.toContain("Name:");
});

test("characters that Dataverse refuses keep nobody from landing: names lose them, an address with one is nobody's", async () => {
  await caseOf(installation, aCall({ email: "clean@example.com", name: "Mi\u0000chael \u202eDavis\ud800" }));
  expect(contactsWith(installation, "clean@example.com")[0]).toMatchObject({ firstname: "Michael", lastname: "Davis" });
  for (const email of ["\ud800@example.com", "a\u0000b@example.com"]) {
    expect(installation.dataverse.customer).toBe(
      `account:${String((await caseOf(installation, aCall({ email })))._customerid_value)}`,
    );
  }
});

test("an e-mail address that differs by an accent is another person's", async () => {
  const other = await caseOf(installation, aCall({ email: "josé.núñez@example.com", name: "José Núñez" }));
  const incident = await caseOf(installation, aCall({ email: "jose.nunez@example.com", name: "Jose Nunez" }));
  expect(contactsWith(installation, "jose.nunez@example.com").map((contact) => contact.contactid)).toEqual([
    incident._customerid_value,
  ]);
  expect(incident._customerid_value).not.toBe(other._customerid_value);
});
