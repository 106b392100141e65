import { CASE_COLUMNS, type CaseColumn } from "../../Transcript/caseColumns";
import { aLongCall } from "../support/callFile";
import { incidentsOf, inState, openInstallation } from "./support/installation";

jest.setTimeout(30_000);

test("a long call that leaves nothing out fills every column of ours that the service writes, and no other", async () => {
  const installation = await openInstallation();
  const call = aLongCall(79);
  installation.opencx.load(call);
  await installation.opencx.deliver(call, installation.target);
  await inState(installation, call, "done");
  const incident = incidentsOf(installation, call).at(-1) ?? {};
  const filled = Object.keys(incident).filter((name) => name.startsWith("opencx_") && incident[name] !== null);
  const written = Object.entries<CaseColumn>(CASE_COLUMNS).filter(([, { writtenBy }]) => writtenBy === "service");
  expect(filled.sort()).toEqual(written.map(([name]) => name).sort());
  await installation.close();
});
