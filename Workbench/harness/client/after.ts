import { CONTACTS, INCIDENT_ID, INCIDENT_TITLE, UNKNOWN_CALLER } from "../../sample/sampleCase";
import { sampleWebApi } from "../../sample/sampleWebApi";

// Runs after harness.js and before it shows the control. Its own Web API opens an alert for every call and fails; the
// sample's answers take its place. The record is an incident, as on a case form: the harness names none.
Object.assign(
  window.PCFUtilities.Defaults.XrmObject.WebApi,
  sampleWebApi({ contacts: CONTACTS, customer: UNKNOWN_CALLER }),
);
Object.assign(window.PCFUtilities.GenerateDefaultCustomControlProps({}, {}).propBagData.modeData, {
  entityTypeName: "incident",
  entityId: INCIDENT_ID,
  entityRecordName: INCIDENT_TITLE,
});

// The platform puts a class named after the control on its container, and the control's style sheet is scoped under it.
// The harness leaves a virtual control's container without one.
document.getElementById("app-root")?.classList.add("OpenCX.OpenCXTranscriptControl");
