import { isConversation, read } from "../../Transcript/description/read";
import { commonEntities } from "../../Transcript/text/commonEntities";
import { textOf } from "./formValues";

/** How the platform names our code component (`getControlType`); a solution puts its publisher before the name. */
const TYPE = /^customcontrol: ?(\w+_)?OpenCX\.OpenCXTranscriptControl$/;

/**
 * Whether the rep has the conversation control before them and it says itself who called: it stands on an open tab, is
 * visible, and the case has a conversation. What the platform does not tell counts as no.
 */
export function showsConversation(form: Xrm.FormContext): boolean {
  try {
    return conversationControls(form).some(isBeforeTheRep) && hasConversation(form);
  } catch {
    // A client without one of these methods: a notice that says what the control says too is better than none.
    return false;
  }
}

function hasConversation(form: Xrm.FormContext): boolean {
  const transcript = textOf(form, "opencx_transcript") ?? "";
  return transcript.trim() !== "" || isConversation(read(textOf(form, "description") ?? "", commonEntities));
}

/** Runs a handler whenever a tab with the conversation control opens or closes; a handler that does so already, once. */
export function followConversationTabs(form: Xrm.FormContext, handler: Xrm.Events.ContextSensitiveHandler): void {
  for (const tab of conversationControls(form).map(tabOf)) {
    tab?.removeTabStateChange(handler);
    tab?.addTabStateChange(handler);
  }
}

/** A column can stand on a form more than once, and each time with a component of its own. */
function conversationControls(form: Xrm.FormContext): Xrm.Controls.Control[] {
  const controls = form.getAttribute("description")?.controls.get() ?? [];
  return controls.filter((control) => TYPE.test(control.getControlType()));
}

function isBeforeTheRep(control: Xrm.Controls.Control): boolean {
  const [section, tab] = [sectionOf(control), tabOf(control)];
  return [control, section, tab].every((part) => part?.getVisible() === true) && tab?.getDisplayState() === "expanded";
}

function tabOf(control: Xrm.Controls.Control): Xrm.Controls.Tab | null {
  return sectionOf(control)?.getParent() ?? null;
}

/** null for a control in the form's header, whatever the types of the client API say. */
function sectionOf(control: Xrm.Controls.Control): Xrm.Controls.Section | null {
  return control.getParent();
}
