import { caseOf } from "../ingestion/support/cases";
import { openInstallation, type Installation } from "../ingestion/support/installation";
import { aCall } from "../support/callFile";
import { testTheme } from "./support/theme";

type Contact = Readonly<Record<string, unknown>>;

let installation: Installation;
beforeEach(async () => {
  installation = await openInstallation();
});
afterEach(async () => installation.close());

/** Makes a contact as a colleague would have. */
async function make(contact: Contact): Promise<void> {
  const { url, users, tokenFor } = installation.dataverse;
  const answer = await fetch(`${url}/api/data/v9.2/contacts`, {
    method: "POST",
    headers: { authorization: `Bearer ${tokenFor(users.admin ?? "")}`, "content-type": "application/json" },
    body: JSON.stringify({ lastname: "Known", ...contact }),
  });
  expect(answer.status).toBe(204);
}

testTheme<
  { email: string | null; name?: string | null; existing?: Contact | readonly Contact[] },
  { contactEmail?: string | null; contactsMade?: number }
>(
  "emails",
  { input: ["email", "name", "existing"], expected: ["contactEmail", "contactsMade"] },
  async ({ email, name = "Ann Lee", existing = [] }, expected) => {
    for (const contact of [existing].flat()) await make(contact);
    const before = new Set(installation.dataverse.rows("contact").map(({ contactid }) => contactid));
    await caseOf(installation, aCall({ email, name }));
    const made = installation.dataverse.rows("contact").filter(({ contactid }) => !before.has(contactid));
    expect({ contactEmail: made[0]?.emailaddress1 ?? null, contactsMade: made.length }).toMatchObject(expected);
  },
);
