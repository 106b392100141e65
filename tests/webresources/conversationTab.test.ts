import { placeConversation, type ConversationTab } from "./support/conversationTab";
import {
  FABRIKAM,
  MICHAEL,
  openCase,
  phoneDescription,
  settled,
  type CaseValues,
  type OpenCase,
} from "./support/openCase";

let onLoad: (context: Xrm.Events.EventContext) => void;

interface Opened extends OpenCase {
  readonly tab: ConversationTab;
}

/** The script of a fresh app on a case whose form has the control on a tab. */
async function load(
  values: CaseValues = {},
  { type, change }: { readonly type?: string; readonly change?: (page: Opened) => void } = {},
): Promise<Opened> {
  jest.resetModules();
  const page = openCase(values);
  const opened = { ...page, tab: placeConversation(page, type) };
  change?.(opened);
  ({ onLoad } = await import("../../WebResources/caseForm/caseForm"));
  onLoad(page.executionContext);
  await settled();
  return opened;
}

test("no notice stands while the conversation's tab is open, and Dataverse is not asked about one", async () => {
  const page = await load();
  expect(page.notices()).toEqual([]);
  expect(page.retrieveMultiple).not.toHaveBeenCalled();
});

test("the notice comes when the rep opens another tab, and goes when they are back", async () => {
  const page = await load();
  page.tab.setOpen(false);
  await settled();
  expect(page.notices().map(({ message }) => message)).toEqual([expect.stringContaining("+12025550143")]);
  page.tab.setOpen(true);
  await settled();
  expect(page.notices()).toEqual([]);
});

test("on another tab no notice comes where a contact is linked", async () => {
  const page = await load({ customer: MICHAEL });
  page.tab.setOpen(false);
  await settled();
  expect(page.notices()).toEqual([]);
});

test("an answer that comes when the rep is back on the conversation's tab brings no notice", async () => {
  const page = await load();
  let answer: (rows: unknown) => void = () => undefined;
  page.retrieveMultiple.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  page.tab.setOpen(false);
  page.tab.setOpen(true);
  answer({ entities: [] });
  await settled();
  expect(page.notices()).toEqual([]);
});

test("a notice from another tab's case does not stand over the next case's conversation", async () => {
  const page = await load({ customer: FABRIKAM });
  page.tab.setOpen(false);
  await settled();
  expect(page.notices()).toHaveLength(1);
  page.tab.setOpen(true);
  onLoad(page.executionContext);
  expect(page.notices()).toEqual([]);
});

test("OnLoad running again leaves one handler on the tab", async () => {
  const page = await load();
  onLoad(page.executionContext);
  expect(page.tab.listeners()).toBe(1);
});

test.each<[string, Parameters<typeof load>]>([
  [
    "another component shows the description",
    [{}, { type: "customcontrol:MscrmControls.RichTextEditor.RichTextEditorControl" }],
  ],
  [
    "a component of another publisher has a name that ends alike",
    [{}, { type: "customcontrol:x_NotOpenCX.OpenCXTranscriptControl" }],
  ],
  ["the platform's own field shows it", [{}, { type: "standard" }]],
  ["the tab is closed", [{}, { change: ({ tab }) => tab.setOpen(false) }]],
  ["the control is hidden", [{}, { change: ({ tab }) => void (tab.visible.control = false) }]],
  ["the section is hidden", [{}, { change: ({ tab }) => void (tab.visible.section = false) }]],
  ["the tab is hidden", [{}, { change: ({ tab }) => void (tab.visible.tab = false) }]],
  [
    "the control stands in the form's header",
    [{}, { change: ({ form }) => void Object.assign(form.getControl("description"), { getParent: () => null }) }],
  ],
  [
    "the description is no conversation any more, so the control shows no caller",
    [{ description: "Called back, will send the invoice." }],
  ],
  [
    "the client does not tell tabs apart",
    [
      {},
      {
        change: ({ form }) =>
          void Object.assign(form.getControl("description"), {
            getParent: () => ({ getVisible: () => true, getParent: () => ({ getVisible: () => true }) }),
          }),
      },
    ],
  ],
  [
    "the client does not tell what a control is",
    [{}, { change: ({ form }) => void Object.assign(form.getControl("description"), { getControlType: undefined }) }],
  ],
])("the notice stands where %s", async (_, parameters) => {
  const page = await load(...parameters);
  expect(page.notices()).toHaveLength(1);
});

test("no notice where the description was rewritten and the whole conversation stands in its own column", async () => {
  const page = await load({ description: "Called back, will send the invoice.", transcript: phoneDescription });
  expect(page.notices()).toEqual([]);
});
