import { shownCase } from "../cases/support/shownCase";

test.each(["anonymous", "+266696687", "sip:anonymous@anonymous.invalid", "null", "Unavailable", "N/A"])(
  "a description and a column that hold %s for everything hold nothing of the caller",
  async (word) => {
    const description = `Channel: phone\nSummary: null\nCustomer Details:\n  Name: ${word}\n  Phone: ${word}\n[00:00:01] AI: hi`;
    const shown = await shownCase({
      description,
      opencx_callerphone: word,
      opencx_classification: "None",
      opencx_sentiment: "undefined",
    });
    expect(shown.panel).toBe("The caller's number is not known. Contacts cannot be searched by it.");
    expect(shown.newContact).toEqual({ firstName: "", lastName: "", phone: "", email: "" });
    expect(shown.header).toBe("CallerUnknown callerLength0:01MoreChannelPhone");
  },
);

test("a column that holds a word for nothing gives way to the description", async () => {
  const shown = await shownCase({
    description: "Channel: phone\nClassification: Bill\nCustomer Details:\n  Name: Ann Lee\n  Phone: +12025550143",
    opencx_callerphone: "Restricted",
    opencx_classification: "N/A",
  });
  expect(shown.header).toContain("Bill");
  expect(shown.header).toContain("+1 202 555 0143");
  expect(shown.newContact).toMatchObject({ firstName: "Ann", lastName: "Lee", phone: "+12025550143" });
});

test("a name that is an address is no name in the form for a new contact", async () => {
  const description = "Channel: phone\nCustomer Details:\n  Name: ann@example.com\n  Email: ann@example.com";
  expect((await shownCase({ description })).newContact).toEqual({
    firstName: "",
    lastName: "",
    phone: "",
    email: "ann@example.com",
  });
});

test.each([
  ["mailto:ann@example.com", "ann@example.com"],
  ["<ann@example.com>", "ann@example.com"],
  ["ann@example.com,", "ann@example.com"],
  ["none@none.com", ""],
  ["by phone only", ""],
])("of the e-mail %j that somebody else wrote the form for a new contact takes %j", async (email, taken) => {
  const description = `Channel: phone\nCustomer Details:\n  Name: Ann Lee\n  Email: ${email}`;
  expect((await shownCase({ description })).newContact.email).toBe(taken);
});
