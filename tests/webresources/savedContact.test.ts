import { FABRIKAM, MICHAEL, PLACEHOLDER, settled } from "./support/openCase";
import { openSavedCase } from "./support/savedCase";

const MARY = { entityType: "contact", id: "{C0000000-0000-4000-8000-000000000002}", name: "Mary Davis" };

test("with an unsaved edit: link one, unlink, link another, save: the form shows the other, and Dataverse holds it", async () => {
  const form = await openSavedCase();
  form.type();
  await form.link(MICHAEL);
  expect(form.shown()).toBe("Michael Davis");
  await form.link(null);
  expect(form.shown()).toBe("Unknown caller");
  await form.link(MARY);
  expect(form.shown()).toBe("Mary Davis");
  expect(await form.save()).toEqual({});
  expect(form.stored.customerid?.name).toBe("Mary Davis");
});

test.each([
  ["two links", [MICHAEL, MARY], "Mary Davis"],
  ["a link and an unlink", [MICHAEL, null], "Unknown caller"],
  ["an unlink and the same link again", [MICHAEL, null, MICHAEL], "Michael Davis"],
] as const)("%s before one save: none of them is submitted with it", async (_, steps, name) => {
  const form = await openSavedCase();
  form.type();
  for (const step of steps) await form.link(step);
  expect(form.shown()).toBe(name);
  expect(await form.save()).toEqual({});
  expect(form.stored.customerid?.name).toBe(name);
});

test("what a colleague changes before the save is not undone by what the form showed", async () => {
  const form = await openSavedCase();
  form.type();
  await form.link(MICHAEL);
  form.stored.customerid = FABRIKAM;
  expect(await form.save()).toEqual({});
  expect([form.stored.customerid.name, form.shown()]).toEqual(["Fabrikam", "Fabrikam"]);
});

test("a customer that the rep chooses after a link is the rep's: it is submitted, and no later link replaces it on the form", async () => {
  const form = await openSavedCase();
  form.type();
  await form.link(MICHAEL);
  form.choose("customerid", FABRIKAM);
  await form.link(MARY);
  expect(form.shown()).toBe("Fabrikam");
  expect(await form.save()).toEqual({ customerid: "Fabrikam" });
});

test("the customer that the form was opened with, chosen again after a link, is submitted although it is not dirty", async () => {
  const form = await openSavedCase();
  form.type();
  await form.link(MICHAEL);
  form.choose("customerid", PLACEHOLDER);
  await form.link(MARY);
  expect(await form.save()).toEqual({ customerid: "Unknown caller" });
  form.type();
  expect(await form.save()).toEqual({});
});

test("what was shown is forgotten with the save: the same contact, chosen by the rep later, is submitted", async () => {
  const form = await openSavedCase();
  form.type();
  await form.link(MICHAEL);
  await form.save();
  form.stored.customerid = PLACEHOLDER;
  await form.page.form.data.refresh(false);
  form.choose("customerid", MICHAEL);
  expect(await form.save()).toEqual({ customerid: "Michael Davis" });
});

test.each(["fails", "prevented"] as const)(
  "after a save that %s nothing is submitted by the next one either",
  async (how) => {
    const form = await openSavedCase();
    form.type();
    await form.link(MICHAEL);
    await form.save(how);
    await form.link(null);
    await form.link(MARY);
    expect(form.shown()).toBe("Mary Davis");
    expect(await form.save()).toEqual({});
  },
);

test.each(["fails", "prevented"] as const)("a choice of the rep's after a save that %s is submitted", async (how) => {
  const form = await openSavedCase();
  form.type();
  await form.link(MICHAEL);
  await form.save(how);
  form.choose("customerid", FABRIKAM);
  expect(await form.save()).toEqual({ customerid: "Fabrikam" });
});

test("between saves the columns stay as they can be edited, and as an admin has set them", async () => {
  const form = await openSavedCase();
  const attribute = form.page.form.getAttribute<Xrm.Attributes.LookupAttribute>("customerid");
  form.type();
  await form.link(MICHAEL);
  expect(attribute.getSubmitMode()).toBe("dirty");
  await form.save();
  expect(attribute.getSubmitMode()).toBe("dirty");
  attribute.setSubmitMode("always");
  form.type();
  await form.link(MARY);
  await form.save();
  expect(attribute.getSubmitMode()).toBe("always");
});

test("the primary contact of an account goes the same way", async () => {
  const form = await openSavedCase({ customer: FABRIKAM });
  form.type();
  form.stored.primarycontactid = MICHAEL;
  await form.link(FABRIKAM);
  expect(form.shown("primarycontactid")).toBe("Michael Davis");
  form.stored.primarycontactid = null;
  await form.link(FABRIKAM);
  expect(form.shown("primarycontactid")).toBeUndefined();
  expect(await form.save()).toEqual({});
});

test("the older of two answers that come in the wrong order is dropped", async () => {
  const form = await openSavedCase();
  form.type();
  const { retrieveRecord } = form.page;
  const held: (() => void)[] = [];
  retrieveRecord.mockImplementation((() => {
    const row = form.stored.customerid;
    return new Promise((resolve) => {
      held.push(() =>
        resolve({
          _customerid_value: row?.id,
          "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": row?.entityType,
          "_customerid_value@OData.Community.Display.V1.FormattedValue": row?.name,
        }),
      );
    });
  }) as never);
  await form.link(MICHAEL);
  await form.link(MARY);
  for (const answer of held.reverse()) {
    answer();
    await settled();
  }
  expect(form.shown()).toBe("Mary Davis");
});
