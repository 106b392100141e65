import { onContactLinked } from "./caseForm/contactLinked";
import { reviewNotice } from "./caseForm/contactNotice";

/**
 * OnLoad handler of the case form: web resource `opencx_/scripts/caseform.js`, function `OpenCX.CaseForm.onLoad`, "Pass execution context" on.
 * Says in a form notification when an OpenCX phone case has no contact linked, and keeps that notice true while the form is open.
 * Never throws and never waits: a case must open, whatever fails here.
 */
export function onLoad(executionContext: Xrm.Events.EventContext): void {
  const form = executionContext.getFormContext();
  void reviewNotice(form);
  attempt(() => followChanges(form));
  attempt(() => onContactLinked(form));
}

// An error here would greet the rep with a script error on every case; without its handlers the notice is merely as of opening.
function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // Nothing to undo: each step only adds handlers.
  }
}

/** The notice is looked at again whenever the form holds other values: by the rep, by a save, by a refresh. */
function followChanges(form: Xrm.FormContext): void {
  // The platform runs OnLoad again when the record behind the form changes, and the handlers of the last run may still stand.
  // Taking off first keeps one of each; it works because the handler is one function for the life of the script.
  for (const column of ["customerid", "primarycontactid", "description"]) {
    const attribute = form.getAttribute(column);
    attribute?.removeOnChange(onFormChanged);
    attribute?.addOnChange(onFormChanged);
  }
  form.data.removeOnLoad(onFormChanged);
  form.data.addOnLoad(onFormChanged);
  form.data.entity.removeOnPostSave(onFormChanged);
  form.data.entity.addOnPostSave(onFormChanged);
}

function onFormChanged(executionContext: Xrm.Events.EventContext): void {
  void reviewNotice(executionContext.getFormContext());
}
