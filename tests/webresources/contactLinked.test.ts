import {
  FABRIKAM,
  INCIDENT_ID,
  MICHAEL,
  PLACEHOLDER,
  openCase,
  settled,
  type CaseValues,
  type OpenCase,
} from "./support/openCase";

const linked = { contactId: MICHAEL.id, incidentId: INCIDENT_ID.replace(/[{}]/g, "").toLowerCase() };
/** As the Web API spells it. */
const MICHAEL_ID = "c0000000-0000-4000-8000-000000000001";
const stored = {
  _customerid_value: MICHAEL_ID,
  "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact",
  "_customerid_value@OData.Community.Display.V1.FormattedValue": "Michael Davis",
  _primarycontactid_value: null,
};

async function load(values: CaseValues = {}): Promise<OpenCase & { reload: () => void }> {
  jest.resetModules();
  const page = openCase(values);
  const { onLoad } = await import("../../WebResources/caseForm/caseForm");
  const reload = (): void => onLoad(page.executionContext);
  reload();
  await settled();
  return { ...page, reload };
}

function customerOf(page: OpenCase): Xrm.LookupValue | undefined {
  return page.form.getAttribute<Xrm.Attributes.LookupAttribute>("customerid").getValue()?.[0];
}

describe("the control raises ContactLinked", () => {
  test("an unedited form is refreshed, without saving, and the notice goes", async () => {
    const page = await load();
    page.refresh.mockImplementation((async () => {
      page.form.getAttribute<Xrm.Attributes.LookupAttribute>("customerid").setValue([MICHAEL]);
    }) as never);
    page.raise("ContactLinked", linked);
    await settled();
    expect(page.refresh.mock.calls).toEqual([[false]]);
    expect(page.notices()).toEqual([]);
  });

  test("an edited form is not refreshed: it shows the stored customer, and what the rep typed stays", async () => {
    const page = await load();
    page.form.getAttribute<Xrm.Attributes.StringAttribute>("description").setValue("Typed and not saved");
    page.retrieveRecord.mockResolvedValue(stored);
    page.raise("ContactLinked", linked);
    await settled();
    expect(page.refresh).not.toHaveBeenCalled();
    expect(page.form.getAttribute("description").getValue()).toBe("Typed and not saved");
    expect(customerOf(page)).toEqual({ id: MICHAEL_ID, entityType: "contact", name: "Michael Davis" });
    expect(page.notices()).toEqual([]);
  });

  test("a customer that the rep has just chosen, unsaved, is not replaced", async () => {
    const page = await load();
    page.choose("customerid", FABRIKAM);
    page.retrieveRecord.mockResolvedValue(stored);
    page.raise("ContactLinked", linked);
    await settled();
    expect(customerOf(page)).toEqual(FABRIKAM);
  });

  test("the stored customer of a case is not put into the case that the form shows by then", async () => {
    const page = await load();
    page.form.getAttribute<Xrm.Attributes.StringAttribute>("description").setValue("Typed and not saved");
    let answer: (row: unknown) => void = () => undefined;
    page.retrieveRecord.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    page.raise("ContactLinked", linked);
    jest.spyOn(page.form.data.entity, "getId").mockReturnValue("{1C000000-0000-4000-8000-00000000FFFF}");
    answer(stored);
    await settled();
    expect(customerOf(page)).toEqual(PLACEHOLDER);
  });

  test("an event for another case changes nothing here", async () => {
    const page = await load();
    page.raise("ContactLinked", { ...linked, incidentId: "1c000000-0000-4000-8000-00000000ffff" });
    await settled();
    expect(page.refresh).not.toHaveBeenCalled();
    expect(page.notices()).toHaveLength(1);
  });

  test("a refresh that fails, or an incident that cannot be read, throws nothing and keeps the form", async () => {
    const page = await load();
    page.refresh.mockRejectedValue(new Error("offline"));
    page.raise("ContactLinked", linked);
    await settled();
    page.form.getAttribute<Xrm.Attributes.StringAttribute>("description").setValue("Typed and not saved");
    page.retrieveRecord.mockRejectedValue(new Error("offline"));
    page.raise("ContactLinked", linked);
    await settled();
    expect(customerOf(page)).toEqual(PLACEHOLDER);
    expect(page.form.getAttribute("description").getValue()).toBe("Typed and not saved");
  });

  test("it is heard where the form shows Description a second time, as Microsoft's forms with our tab do", async () => {
    jest.resetModules();
    const page = openCase();
    const raised: ((payload: unknown) => void)[] = [];
    const ours = { addEventHandler: (_: string, handler: (payload: unknown) => void) => raised.push(handler) };
    const theirs = { ...page.form.getControl("description"), addEventHandler: undefined };
    const controls = { get: () => [theirs, { ...theirs, ...ours }] };
    jest.spyOn(page.form.getAttribute("description").controls, "get").mockImplementation(controls.get as never);
    const { onLoad } = await import("../../WebResources/caseForm/caseForm");
    onLoad(page.executionContext);
    raised.forEach((handler) => handler(linked));
    await settled();
    expect(page.refresh.mock.calls).toEqual([[false]]);
  });

  test("OnLoad running again adds no second handler, here or on the columns", async () => {
    const page = await load();
    page.reload();
    page.reload();
    await settled();
    expect(page.listeners("ContactLinked")).toBe(1);
    page.raise("ContactLinked", linked);
    await settled();
    expect(page.refresh).toHaveBeenCalledTimes(1);
    const set = jest.spyOn(page.form.ui, "setFormNotification");
    page.choose("customerid", FABRIKAM);
    await settled();
    expect(set).toHaveBeenCalledTimes(1);
  });
});
