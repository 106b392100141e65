import { XrmMockGenerator } from "xrm-mock";

const ID = "{1C000000-0000-4000-8000-000000000001}";
const OWN = "https://platform.open.cx/own";

interface Shown {
  readonly id?: string;
  /** What the form's columns hold; absent: they are not on the form. */
  readonly onForm?: { readonly sessionId?: string; readonly url?: string };
  /** What Dataverse holds; an error where it refuses. */
  readonly stored?: object | Error;
  readonly variables?: Readonly<Record<string, string>> | Error;
}

/** What the command is enabled by, and what it opens. The module remembers variables, so each case has its own. */
async function commandOn({ id = ID, onForm, stored = {}, variables = {} }: Shown) {
  const xrm = XrmMockGenerator.initialise();
  const form = XrmMockGenerator.formContext;
  jest.spyOn(form.data.entity, "getId").mockReturnValue(id);
  if (onForm !== undefined) {
    XrmMockGenerator.Attribute.createString("opencx_sessionid", onForm.sessionId);
    XrmMockGenerator.Attribute.createString("opencx_sessionurl", onForm.url);
  }
  const answer = (given: object): Promise<never> =>
    given instanceof Error ? Promise.reject(given) : Promise.resolve(given as never);
  const rows = Object.entries(variables).map(([schemaname, defaultvalue]) => ({ schemaname, defaultvalue }));
  const retrieve = jest.spyOn(xrm.WebApi, "retrieveRecord").mockImplementation((() => answer(stored)) as never);
  jest
    .spyOn(xrm.WebApi, "retrieveMultipleRecords")
    .mockImplementation((() => answer(variables instanceof Error ? variables : { entities: rows })) as never);
  const opened = jest.spyOn(xrm.Navigation, "openUrl").mockImplementation(() => undefined);
  const context = form;
  let enabled = false;
  await jest.isolateModulesAsync(async () => {
    const { canOpenSession, openSession } = await import("../../WebResources/ribbon/ribbon");
    enabled = await canOpenSession(context);
    await openSession(context);
  });
  return { enabled, opened: opened.mock.calls.map(([url]) => url), asked: retrieve.mock.calls };
}

const TEMPLATE = { opencx_SessionUrlTemplate: "https://inbox.example/s/{sessionId}" };

test.each<[string, Shown, string | undefined]>([
  ["the case's own link", { onForm: { sessionId: "1", url: OWN } }, OWN],
  ["its own link before the template", { onForm: { sessionId: "1", url: OWN }, variables: TEMPLATE }, OWN],
  [
    "the template where the case has no link, on a host that is allowed",
    { onForm: { sessionId: "a/b" }, variables: { ...TEMPLATE, opencx_SessionLinkHosts: "inbox.example" } },
    "https://inbox.example/s/a%2Fb",
  ],
  ["no host that is not allowed", { onForm: { sessionId: "1" }, variables: TEMPLATE }, undefined],
  ["no address that is not https", { onForm: { url: "http://platform.open.cx/1" } }, undefined],
  ["nothing of a case without a session", { onForm: {}, variables: TEMPLATE }, undefined],
  ["nothing of a case that is not saved", { id: "", onForm: { url: OWN } }, undefined],
  ["the stored link where the form has no such columns", { stored: { opencx_sessionurl: OWN } }, OWN],
  ["nothing of a case that cannot be read", { stored: new Error("403") }, undefined],
  ["OpenCX's own host where the variables cannot be read", { onForm: { url: OWN }, variables: new Error("403") }, OWN],
])("the command opens %s", async (_, shown, url) => {
  const { enabled, opened, asked } = await commandOn(shown);
  expect([enabled, opened]).toEqual([url !== undefined, url === undefined ? [] : [url]]);
  if (shown.onForm !== undefined) expect(asked).toEqual([]);
});
