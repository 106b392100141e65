import { onContactLinked } from "./contactLinked";
import { clearNotice, reviewNotice } from "./contactNotice";
import { followConversationTabs } from "./conversationControl";
import { forgetLoadedLookups, giveUpChangedLookups, holdBackLookups, releaseLookups } from "./shownLookups";

/**
 * OnLoad handler of the case form: web resource `opencx_/scripts/caseform.js`, function `OpenCX.CaseForm.onLoad`, "Pass
 * execution context" on. Says in a form notification when an OpenCX phone case has no contact linked, and keeps that
 * notice true while the form is open; where the conversation control says it, no notice stands. Keeps a contact that was
 * linked or unlinked meanwhile from coming back with a save. Never throws and never waits: a case must open, whatever
 * fails here.
 */
export function onLoad(executionContext: Xrm.Events.EventContext): void {
  const form = executionContext.getFormContext();
  // The form may have shown another case until now, and its notice must not stand over this one while Dataverse is
  // asked.
  attempt(() => clearNotice(form));
  void reviewNotice(form);
  attempt(() => followColumns(form));
  attempt(() => followLoads(form));
  attempt(() => followSaves(form));
  attempt(() => followConversationTabs(form, onTabChanged));
  attempt(() => onContactLinked(form));
}

// An error here would greet the rep with a script error on every case; without one kind of handler the notice is merely
// later.
function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // Nothing to undo: a step adds handlers, or looks after the lookups of a form that was closed meanwhile.
  }
}

// The notice is looked at again whenever the form holds other values, by the rep, by a refresh, by a save, and whenever
// another tab is opened. The platform runs OnLoad again when the record behind the form changes, and the handlers of the
// last run may still stand. Taking off first keeps one of each; it works because the handler is one function for the
// life of the script.

function followColumns(form: Xrm.FormContext): void {
  for (const column of ["customerid", "primarycontactid", "description"]) {
    const attribute = form.getAttribute(column);
    attribute?.removeOnChange(onFormChanged);
    attribute?.addOnChange(onFormChanged);
  }
}

function followLoads(form: Xrm.FormContext): void {
  form.data.removeOnLoad(onFormLoaded);
  form.data.addOnLoad(onFormLoaded);
}

function followSaves(form: Xrm.FormContext): void {
  const { entity } = form.data;
  entity.removeOnSave(onSave);
  entity.addOnSave(onSave);
  entity.removeOnPostSave(onSaved);
  entity.addOnPostSave(onSaved);
}

function onSave(executionContext: Xrm.Events.EventContext): void {
  attempt(() => holdBackLookups(executionContext.getFormContext()));
}

function onSaved(executionContext: Xrm.Events.EventContext): void {
  const form = executionContext.getFormContext();
  attempt(() => releaseLookups(form));
  void reviewNotice(form);
}

function onFormLoaded(executionContext: Xrm.Events.EventContext): void {
  const form = executionContext.getFormContext();
  attempt(() => forgetLoadedLookups(form));
  void reviewNotice(form);
}

function onFormChanged(executionContext: Xrm.Events.EventContext): void {
  const form = executionContext.getFormContext();
  attempt(() => giveUpChangedLookups(form));
  void reviewNotice(form);
}

function onTabChanged(executionContext: Xrm.Events.EventContext): void {
  void reviewNotice(executionContext.getFormContext());
}
