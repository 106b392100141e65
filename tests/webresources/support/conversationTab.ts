import type { OpenCase } from "./openCase";

type StateHandler = Xrm.Events.ContextSensitiveHandler;

/** A tab of the form with the conversation control on it. */
export interface ConversationTab {
  /** The rep opens it, or another: the platform changes the state and runs the handlers. */
  setOpen(open: boolean): void;
  /** What a test says of the parts; as the platform has them at first: all visible. */
  readonly visible: { control: boolean; section: boolean; tab: boolean };
  /** How many handlers listen to the tab. */
  listeners(): number;
}

/**
 * Puts a control on the tab, in the place of the column's own field.
 * @param type what the platform calls it; our code component, with the prefix that our solution gives it
 */
export function placeConversation(
  page: OpenCase,
  type = "customcontrol:opencx_OpenCX.OpenCXTranscriptControl",
): ConversationTab {
  let open = true;
  let handlers: StateHandler[] = [];
  const visible = { control: true, section: true, tab: true };
  const tab = {
    getDisplayState: () => (open ? "expanded" : "collapsed"),
    getVisible: () => visible.tab,
    addTabStateChange: (handler: StateHandler) => void handlers.push(handler),
    removeTabStateChange: (handler: StateHandler) => {
      handlers = handlers.filter((known) => known !== handler);
    },
  };
  const section = { getParent: () => tab, getVisible: () => visible.section };
  Object.assign(page.form.getControl("description"), {
    getControlType: () => type,
    getVisible: () => visible.control,
    getParent: () => section,
  });
  return {
    visible,
    setOpen: (isOpen) => {
      open = isOpen;
      for (const handler of handlers) handler(page.executionContext);
    },
    listeners: () => handlers.length,
  };
}
