import { plainGuid } from "../../Transcript/text/guid";
import { clearNotice, reviewNotice } from "./contactNotice";
import { showStoredContact } from "./storedContact";

const EVENT = "ContactLinked";
/**
 * The control stands on this column; its events come from the column's form control, of which a form of Microsoft's has
 * one of its own besides.
 */
const COLUMN = "description";

/** What we use of what the control tells with `ContactLinked`, which it raises after linking and after unlinking. */
interface ContactLinkedPayload {
  readonly incidentId?: string;
}

type ContactLinkedHandler = (payload?: ContactLinkedPayload) => void;

/**
 * A form control that hosts a code component with events. The methods are a preview of the platform and may be missing.
 */
interface EventSource {
  addEventHandler?: (event: string, handler: ContactLinkedHandler) => void;
  removeEventHandler?: (event: string, handler: ContactLinkedHandler) => void;
}

/** The one handler of each form control that we listen to, so that OnLoad running again adds no second. */
const handlers = new WeakMap<EventSource, ContactLinkedHandler>();

/**
 * Follows the control's event `ContactLinked`: the notice goes at once, and the form shows the customer and contact
 * that now stand in Dataverse. Does nothing where the control is not on the form or the platform offers no events.
 */
export function onContactLinked(form: Xrm.FormContext): void {
  for (const control of form.getAttribute(COLUMN)?.controls.get() ?? []) follow(form, control as EventSource);
}

function follow(form: Xrm.FormContext, source: EventSource): void {
  if (typeof source.addEventHandler !== "function") return;
  const previous = handlers.get(source);
  if (previous !== undefined) {
    // Without a way to take it off, the handler of the first run stays the only one; it reads the form's state anew
    // each time.
    if (typeof source.removeEventHandler !== "function") return;
    source.removeEventHandler(EVENT, previous);
  }
  const handler: ContactLinkedHandler = (payload) => void take(form, payload);
  handlers.set(source, handler);
  source.addEventHandler(EVENT, handler);
}

async function take(form: Xrm.FormContext, payload: ContactLinkedPayload | undefined): Promise<void> {
  try {
    const incidentId = plainGuid(form.data.entity.getId());
    // The rep may have moved on to another case while the control was still writing.
    if (payload?.incidentId !== undefined && plainGuid(payload.incidentId) !== incidentId) return;
    clearNotice(form);
    // Refreshing drops what the rep has typed and not saved, and saving it for them is not ours to decide.
    if (form.data.getIsDirty()) await showStoredContact(form, incidentId);
    else await form.data.refresh(false);
    await reviewNotice(form);
  } catch {
    // The contact is linked in Dataverse whatever the form shows; the next save or refresh shows it.
  }
}
