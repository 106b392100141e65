import { lacksContact } from "../../Caller/customer/caseCustomer";
import { showsConversation } from "./conversationControl";
import { customerOnForm, textOf } from "./formValues";
import { noticeText } from "./noticeText";
import { phoneCase } from "./phoneCase";
import { placeholderCustomer } from "./placeholderCustomer";

/** Names our notification, so that no other one is cleared with it. */
const NOTICE_ID = "opencx_contact_missing";
// XrmEnum.FormType.Update: a form that is being filled in, is read-only or closed offers nothing to link.
const UPDATE_FORM = 2;

/**
 * Shows the notice "no contact linked" or takes it away, by what the form holds now. None stands while the rep has the
 * conversation control before them, which says the same. Never rejects. What cannot be found out shows no notice: a
 * wrong one would send the rep looking for a contact that is there.
 */
export async function reviewNotice(form: Xrm.FormContext): Promise<void> {
  try {
    const placeholder = callToTell(form) === undefined ? undefined : await placeholderCustomer();
    // Read after waiting: the rep may have chosen a customer, a tab, or another case, meanwhile.
    const call = callToTell(form);
    const missing = call !== undefined && placeholder !== undefined && lacksContact(customerOnForm(form), placeholder);
    clearNotice(form);
    if (missing) form.ui.setFormNotification(noticeText(call, languageId()), "WARNING", NOTICE_ID);
  } catch {
    // A form that was closed meanwhile answers with errors; there is nobody left to tell.
  }
}

/** Takes the notice away, whether or not it stands. */
export function clearNotice(form: Xrm.FormContext): void {
  form.ui.clearFormNotification(NOTICE_ID);
}

/** The call of a phone case, unless the rep is told of it already. */
function callToTell(form: Xrm.FormContext): ReturnType<typeof phoneCase> {
  const isUpdate = form.ui.getFormType().valueOf() === UPDATE_FORM;
  return isUpdate && !showsConversation(form)
    ? phoneCase(textOf(form, "opencx_sessionid"), textOf(form, "description"), textOf(form, "opencx_callerphone"))
    : undefined;
}

function languageId(): number {
  return Xrm.Utility.getGlobalContext().userSettings.languageId;
}
