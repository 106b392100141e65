import { FABRIKAM, INCIDENT_ID, MICHAEL, openCase, settled, type CaseValues, type OpenCase } from "./support/openCase";

async function loadWith(
  values: CaseValues,
  prepare: (page: OpenCase) => void,
): Promise<OpenCase & { reload: () => Promise<void> }> {
  jest.resetModules();
  const page = openCase(values);
  prepare(page);
  const { onLoad } = await import("../../WebResources/caseForm/caseForm");
  const reload = async (): Promise<void> => {
    onLoad(page.executionContext);
    await settled();
  };
  await reload();
  return { ...page, reload };
}

describe("a case opens, whatever fails", () => {
  test("no notice when the placeholder cannot be read and the customer is a contact", async () => {
    const page = await loadWith({ customer: MICHAEL }, ({ retrieveMultiple }) =>
      retrieveMultiple.mockRejectedValue(new Error("403")),
    );
    expect(page.notices()).toEqual([]);
  });

  test("the notice still shows for an account without a contact: that needs no lookup to know", async () => {
    const page = await loadWith({ customer: FABRIKAM }, ({ retrieveMultiple }) =>
      retrieveMultiple.mockRejectedValue(new Error("403")),
    );
    expect(page.notices()).toHaveLength(1);
  });

  test("a failed lookup is asked again, a good one is remembered", async () => {
    const page = await loadWith({}, ({ retrieveMultiple }) =>
      retrieveMultiple.mockRejectedValueOnce(new Error("network")),
    );
    await page.reload();
    expect(page.notices()).toHaveLength(1);
    await page.reload();
    expect(page.retrieveMultiple).toHaveBeenCalledTimes(2);
  });

  test("a lookup that never answers ends after ten seconds, without a wrong notice, and the next opening asks again", async () => {
    jest.useFakeTimers({ doNotFake: ["setImmediate"] });
    try {
      const page = await loadWith({ customer: MICHAEL }, ({ retrieveMultiple }) =>
        retrieveMultiple.mockReturnValueOnce(new Promise(() => undefined)),
      );
      jest.advanceTimersByTime(10_000);
      await settled();
      expect(page.notices()).toEqual([]);
      await page.reload();
      expect(page.retrieveMultiple).toHaveBeenCalledTimes(2);
    } finally {
      jest.useRealTimers();
    }
  });

  test("a form without our columns, as an admin may build one, is left alone", async () => {
    const page = await loadWith({}, ({ form }) => {
      const known = form.getAttribute.bind(form) as (name: string) => Xrm.Attributes.Attribute | null;
      form.getAttribute = ((name: string) =>
        name.startsWith("opencx_") ? null : known(name)) as typeof form.getAttribute;
    });
    expect(page.notices()).toEqual([]);
  });

  test("a platform without component events still shows the notice", async () => {
    const page = await loadWith({}, ({ form }) => {
      form.getControl = (() => null) as unknown as typeof form.getControl;
    });
    expect(page.notices()).toHaveLength(1);
  });

  test("a platform where one kind of handler cannot be added throws nothing at the rep, and the others are added all the same", async () => {
    const page = await loadWith({}, ({ form }) => {
      form.data.removeOnLoad = () => {
        throw new Error("not on this client");
      };
    });
    expect(page.notices()).toHaveLength(1);
    page.raise("ContactLinked", { contactId: MICHAEL.id, incidentId: INCIDENT_ID });
    await settled();
    expect(page.refresh).toHaveBeenCalledTimes(1);
    page.form.getAttribute<Xrm.Attributes.LookupAttribute>("customerid").setValue([MICHAEL]);
    page.save();
    await settled();
    expect(page.notices()).toEqual([]);
  });
});
