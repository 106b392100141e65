import { isSameName, rankContacts, type ContactRow } from "../../Caller/contact/rank";
import { parsePhone } from "../../Caller/phone/parse";

const caller = "+12025550143";
const ranked = (rows: readonly ContactRow[], country?: string): string[] =>
  rankContacts(parsePhone(caller, country), rows, country).map(
    ({ row, level, column, matched }) => `${row.contactid} ${level} ${column} ${matched}`,
  );

describe("the contacts that may be the caller", () => {
  test("come best first: by level, then by column, then as given; who does not match is left out", () => {
    expect(
      ranked([
        { contactid: "short", mobilephone: "555-0143" },
        { contactid: "nobody", mobilephone: "+12025550144", fullname: "+12025550143" },
        { contactid: "company", company: "+1 202 555 0143" },
        { contactid: "national", mobilephone: "(202) 555-0143" },
        { contactid: "second", mobilephone: "+1-202-555-0143" },
        { contactid: "first", mobilephone: "+12025550143" },
        { contactid: "business", telephone1: "+12025550143", mobilephone: null },
      ]),
    ).toEqual([
      "second EXACT mobilephone +1-202-555-0143",
      "first EXACT mobilephone +12025550143",
      "business EXACT telephone1 +12025550143",
      "company EXACT company +1 202 555 0143",
      "national NSN mobilephone (202) 555-0143",
      "short SHORT_NSN mobilephone 555-0143",
    ]);
  });

  test("count once, by the column that matches best", () => {
    expect(
      ranked([
        {
          contactid: "a",
          mobilephone: "555-0143",
          telephone1: "(202) 555-0143",
          telephone2: "+12025550143",
          home2: "+12025550143",
        },
      ]),
    ).toEqual(["a EXACT telephone2 +12025550143"]);
  });

  test("are exact without a country code where the default country says which it is", () => {
    expect(ranked([{ contactid: "a", telephone1: "(202) 555-0143" }], "US")).toEqual([
      "a EXACT telephone1 (202) 555-0143",
    ]);
    expect(ranked([{ contactid: "a", telephone1: "(202) 555-0143" }])).toEqual(["a NSN telephone1 (202) 555-0143"]);
  });

  test("of the caller's name come first, whatever case, accents, spaces and punctuation; the number must agree all the same", () => {
    const rows: readonly ContactRow[] = [
      { contactid: "exact, other name", fullname: "Linda Smith", mobilephone: caller },
      { contactid: "short, same name", fullname: "jose-luis  MUÑOZ", mobilephone: "555-0143" },
      { contactid: "national, same name", fullname: "José Luis Muñoz", telephone1: "(202) 555-0143" },
      { contactid: "no number, same name", fullname: "José Luis Muñoz" },
      { contactid: "exact, no name", fullname: null, telephone1: caller },
    ];
    const found = (name?: string): readonly string[] =>
      rankContacts(parsePhone(caller), rows, undefined, name).map(
        ({ row, sameName }) => `${row.contactid}${sameName ? " *" : ""}`,
      );
    expect(found("Jose Luis Munoz")).toEqual([
      "national, same name *",
      "short, same name *",
      "exact, other name",
      "exact, no name",
    ]);
    const byNumber = ["exact, other name", "exact, no name", "national, same name", "short, same name"];
    for (const nobody of [undefined, "", " - ", "José", "Muñoz José Luis"]) expect(found(nobody)).toEqual(byNumber);
  });

  test.each(["Bob", "Mr. Roe", "bob roe"])("that have the same number are told by part of a name: %s", (name) => {
    const rows = ["Ann Lee", "Bob Roe Jr."].map((fullname): ContactRow => ({ fullname, mobilephone: caller }));
    const [first] = rankContacts(parsePhone(caller), rows, undefined, name);
    expect(first).toMatchObject({ row: { fullname: "Bob Roe Jr." }, sameName: false });
  });

  test("are not found by an internal extension that the caller's number happens to end in", () => {
    expect(
      ranked([{ contactid: "other", mobilephone: "+1 415 555 0143 9", telephone1: "0143", company: "43" }]),
    ).toEqual([]);
    expect(ranked([{ contactid: "five", telephone1: "50143" }])).toEqual(["five SHORT_NSN telephone1 50143"]);
  });

  test("keep whatever else was selected of the row", () => {
    const rows = [{ contactid: "a", mobilephone: caller, _parentcustomerid_value: "b" }];
    expect(rankContacts(parsePhone(caller), rows)[0]?.row._parentcustomerid_value).toBe("b");
    expect(rankContacts(parsePhone(""), rows)).toEqual([]);
    expect(rankContacts(parsePhone(caller), [])).toEqual([]);
  });

  test("leave the given rows as they are", () => {
    const rows = Object.freeze([
      Object.freeze({ contactid: "b", company: caller }),
      Object.freeze({ contactid: "a", mobilephone: caller }),
    ]);
    expect(rankContacts(parsePhone(caller), rows).map(({ row }) => row.contactid)).toEqual(["a", "b"]);
  });
});

describe("a contact's name is the caller's", () => {
  const columns = { firstname: "Michael", lastname: "Davis" };
  test.each<[string, Partial<ContactRow>]>([
    ["Michael Davis", { fullname: "Davis, Michael" }],
    ["Michael Davis", { fullname: "DAVIS,Michael" }],
    ["Michael Davis", { fullname: "Davis Michael" }],
    ["Michael Davis", { fullname: "Davis, Michael", ...columns }],
    ["Michael Davis", { fullname: "DavisMichael", ...columns }],
    ["Michael Davis", { fullname: "Davis, Michael J.", ...columns }],
    ["Michael Davis", { fullname: "Davis, Michael J." }],
    ["Michael Davis", { fullname: "Michael J. Davis" }],
    ["Michael Davis", columns],
    ["Michael J. Davis", { fullname: "Davis, Michael" }],
    ["Michael J Davis", { fullname: "Davis, Michael J." }],
    ["Davis, Michael", { fullname: "Michael Davis" }],
    ["Jan van den Berg", { fullname: "Berg, Jan van den" }],
    ["Jan van den Berg", { fullname: "van den Berg, Jan" }],
    ["Ana María López García", { fullname: "López García, Ana María" }],
    ["Anna Mueller", { fullname: "Müller, Anna" }],
    ["Anna Muller", { fullname: "Müller, Anna" }],
    ["Dr. Ann Lee", { fullname: "Ann Lee" }],
    ["Mr Michael Davis", { fullname: "Davis, Michael", ...columns }],
    ["José Muñoz", { fullname: "Munoz, Jose" }],
    ["太郎 田中", { fullname: "田中太郎" }],
    ["سلمى الحداد", { fullname: "الحداد، سلمى" }],
  ])("%s, whose row says %j", (caller, row) => expect(isSameName(caller, row)).toBe(true));

  test.each<[string, Partial<ContactRow>]>([
    ["Michael Davis", { fullname: "Davis, Mary" }],
    ["Michael J. Davis", { fullname: "Davis, Michael R." }],
    ["Michael J. Davis", { fullname: "Davis, Michael R.", ...columns, middlename: "R." } as Partial<ContactRow>],
    ["Davis", { fullname: "Davis, Michael" }],
    ["Mr. Davis", { fullname: "Davis" }],
    ["James Thomas", { fullname: "Thomas James", firstname: "Thomas", lastname: "James" }],
    ["Davis Michael", { fullname: "Michael Davis", ...columns }],
    ["", { fullname: "" }],
    ["", { fullname: null }],
    [",", { fullname: "," }],
    ["-", {}],
  ])("not %j, whose row says %j", (caller, row) => expect(isSameName(caller, row)).toBe(false));
});
