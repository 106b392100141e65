import { aCall } from "../support/callFile";
import { asked } from "./support/asked";
import { caseOf } from "./support/cases";
import { openInstallation, queueItemsOf, type Installation } from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
  await caseOf(installation, aCall({ email: "known@example.com" }));
});
afterAll(async () => installation.close());

const CASE = ["PATCH incidents", "POST queues"];

test.each([
  ["of a caller without an e-mail address", null, CASE],
  ["of a contact that is known", "known@example.com", ["GET contacts", ...CASE]],
  ["of a contact that is made", "new@example.com", ["GET contacts", "PATCH contacts", ...CASE]],
])("a case %s costs no more requests than it must, its queue included", async (_, email, requests) => {
  const call = aCall({ email });
  expect(await asked(installation, () => caseOf(installation, call))).toEqual(requests);
  expect(queueItemsOf(installation, call)).toHaveLength(1);
});
