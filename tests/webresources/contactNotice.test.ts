import {
  FABRIKAM,
  MICHAEL,
  PLACEHOLDER,
  openCase,
  phoneDescription,
  settled,
  type CaseValues,
} from "./support/openCase";

/** The script of a fresh app: what it remembers between forms starts empty. */
async function load(values: CaseValues = {}): Promise<ReturnType<typeof openCase>> {
  jest.resetModules();
  const page = openCase(values);
  const { onLoad } = await import("../../WebResources/caseForm/caseForm");
  onLoad(page.executionContext);
  await settled();
  return page;
}

describe("the notice that no contact is linked", () => {
  test("shows with the caller's number when the customer is the placeholder", async () => {
    const page = await load();
    expect(page.notices()).toEqual([
      { message: expect.stringContaining("+12025550143"), level: "WARNING", uniqueId: expect.any(String) },
    ]);
  });

  test("shows when the placeholder is a contact", async () => {
    const page = await load({ customer: MICHAEL, placeholder: "contact:C0000000-0000-4000-8000-000000000001" });
    expect(page.notices()).toHaveLength(1);
  });

  test("shows when the customer is an account without a primary contact", async () => {
    const page = await load({ customer: FABRIKAM });
    expect(page.notices()).toHaveLength(1);
  });

  test.each<[string, CaseValues]>([
    ["the customer is a contact", { customer: MICHAEL }],
    ["the account has a primary contact", { customer: FABRIKAM, primaryContact: MICHAEL }],
    ["the case came from no OpenCX session", { sessionId: "" }],
    ["the session was no phone call", { description: phoneDescription.replace("phone", "email") }],
    ["the case is not saved yet", { formType: 1 }],
    ["the case is closed", { formType: 4 }],
    ["the variable names no customer and the customer is a contact", { customer: MICHAEL, placeholder: null }],
    ["the variable holds something else", { customer: MICHAEL, placeholder: "Unknown caller" }],
  ])("stays away when %s", async (_, values) => {
    const page = await load(values);
    expect(page.notices()).toEqual([]);
  });

  test("asks Dataverse nothing on a case that is no phone case", async () => {
    const page = await load({ sessionId: "" });
    expect(page.retrieveMultiple).not.toHaveBeenCalled();
  });

  test("takes the number from the description when its column is empty", async () => {
    const page = await load({ callerPhone: "" });
    expect(page.notices()[0]?.message).toContain("+12025550143");
  });

  test("says that the number is not known when the caller withheld it", async () => {
    const page = await load({
      callerPhone: "",
      description: phoneDescription.replace(/ *Customer Details:\n *Phone: .*\n/, ""),
    });
    expect(page.notices()[0]?.message).toContain("the caller's number is not known");
  });

  test("still knows a phone case when a rep has rewritten the description", async () => {
    const page = await load({ description: "Called back, will send the invoice." });
    expect(page.notices()).toHaveLength(1);
  });

  test("goes when the rep chooses a contact, and comes back when the placeholder is chosen again", async () => {
    const page = await load();
    page.choose("customerid", MICHAEL);
    await settled();
    expect(page.notices()).toEqual([]);
    page.choose("customerid", PLACEHOLDER);
    await settled();
    expect(page.notices()).toHaveLength(1);
  });

  test("goes when a primary contact is chosen for the account", async () => {
    const page = await load({ customer: FABRIKAM });
    page.choose("primarycontactid", MICHAEL);
    await settled();
    expect(page.notices()).toEqual([]);
  });

  test("is looked at again after a save", async () => {
    const page = await load();
    page.form.getAttribute<Xrm.Attributes.LookupAttribute>("customerid").setValue([MICHAEL]);
    page.save();
    await settled();
    expect(page.notices()).toEqual([]);
  });

  test("leaves other people's notices alone", async () => {
    const page = await load();
    page.form.ui.setFormNotification("Entitlement expired", "INFO", "another_notice");
    page.choose("customerid", MICHAEL);
    await settled();
    expect(page.notices().map((notice) => notice.message)).toEqual(["Entitlement expired"]);
  });

  test("is not left from the case before, when the form shows the next one and Dataverse takes its time", async () => {
    jest.resetModules();
    const page = openCase({ customer: FABRIKAM });
    page.retrieveMultiple.mockRejectedValueOnce(new Error("network")).mockReturnValue(new Promise(() => undefined));
    const { onLoad } = await import("../../WebResources/caseForm/caseForm");
    onLoad(page.executionContext);
    await settled();
    expect(page.notices()).toHaveLength(1);
    page.form.getAttribute<Xrm.Attributes.LookupAttribute>("customerid").setValue([MICHAEL]);
    onLoad(page.executionContext);
    expect(page.notices()).toEqual([]);
  });

  test("stands still while the rep works and the placeholder cannot be read: it must not come and go with every field", async () => {
    jest.resetModules();
    const page = openCase({ customer: FABRIKAM });
    page.retrieveMultiple.mockRejectedValue(new Error("403"));
    const { onLoad } = await import("../../WebResources/caseForm/caseForm");
    onLoad(page.executionContext);
    await settled();
    page.retrieveMultiple.mockReturnValue(new Promise(() => undefined));
    page.choose("primarycontactid", null);
    await settled();
    expect(page.notices()).toHaveLength(1);
  });

  test("judges by the customer that stands when the answer comes, not by the one that stood when it was asked", async () => {
    jest.resetModules();
    const page = openCase();
    let answer: (rows: unknown) => void = () => undefined;
    page.retrieveMultiple.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const { onLoad } = await import("../../WebResources/caseForm/caseForm");
    onLoad(page.executionContext);
    page.choose("customerid", MICHAEL);
    answer({ entities: [{ defaultvalue: `account:${PLACEHOLDER.id}` }] });
    await settled();
    expect(page.notices()).toEqual([]);
  });

  test("a number made of control characters and direction overrides shows as plain digits", async () => {
    const page = await load({ callerPhone: "\u202e+12025550143\u0000" });
    expect(page.notices()[0]?.message).toContain("\u2066+12025550143\u2069");
    expect(page.notices()[0]?.message).not.toContain("\u202e");
  });
});
