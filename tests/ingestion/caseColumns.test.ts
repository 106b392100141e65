import { CASE_COLUMNS, type CaseColumn } from "../../Transcript/caseColumns";
import { aLongCall } from "../support/callFile";
import { caseOf } from "./support/cases";
import { openInstallation } from "./support/installation";

jest.setTimeout(30_000);

test("a long call that leaves nothing out fills every column of ours that the service writes, and no other", async () => {
  const installation = await openInstallation();
  const call = aLongCall(79);
  const incident = await caseOf(installation, call);
  const filled = Object.keys(incident).filter((name) => name.startsWith("opencx_") && incident[name] !== null);
  const written = Object.entries<CaseColumn>(CASE_COLUMNS).filter(([, { writtenBy }]) => writtenBy === "service");
  expect(filled.sort()).toEqual(written.map(([name]) => name).sort());
  await installation.close();
});
