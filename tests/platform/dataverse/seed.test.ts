import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";

const PHONES = [
  "telephone1",
  "telephone2",
  "telephone3",
  "mobilephone",
  "home2",
  "business2",
  "fax",
  "assistantphone",
  "address1_telephone1",
];

/** National digits of the ranges reserved for fiction: NANP 555-01xx, Ofcom, Arcep, Bundesnetzagentur. */
const FICTION = [
  /^(1|001)?[2-9]\d\d55501\d\d$/,
  /^(44|0044)?0?2079460\d{3}$/,
  /^(44|0044)?0?7700900\d{3}$/,
  /^(33|0033)?0?19900\d{4}$/,
  /^(33|0033)?0?63998\d{4}$/,
  /^(49|0049)?0?3023125\d{3}$/,
];

function digitsOf(text: string): string {
  return text
    .replace(/\s*(ext\.?|x)\s*\d+\s*$/, "")
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/^after \dpm/, "")
    .replace(/\D/g, "");
}

describe("seed data", () => {
  let dataverse: LocalDataverse;
  let again: LocalDataverse;
  beforeAll(async () => {
    dataverse = await startDataverse();
    again = await startDataverse();
  });
  afterAll(() => Promise.all([dataverse.close(), again.close()]));

  const phones = (row: Readonly<Record<string, unknown>>): string[] =>
    PHONES.flatMap((column) => (typeof row[column] === "string" ? [row[column]] : []));

  test("is the same in every run, and large enough to search in", () => {
    const count = (table: string) => dataverse.rows(table).length;
    expect([count("queue"), count("systemuser"), count("account")]).toEqual([2, 4, 12]);
    expect(count("contact")).toBeGreaterThanOrEqual(300);
    for (const table of ["queue", "systemuser", "account", "contact", "incident"]) {
      const key = `${table}id`;
      expect(again.rows(table).map((row) => row[key])).toEqual(dataverse.rows(table).map((row) => row[key]));
    }
    expect(new Set(dataverse.rows("contact").map((row) => row.fullname)).size).toBeGreaterThan(200);
  });

  test("holds only numbers reserved for fiction, and only reserved mail domains", () => {
    const all = [...dataverse.rows("contact"), ...dataverse.rows("account")];
    const stray = all
      .flatMap(phones)
      .filter(
        (text) =>
          !text
            .split(" / ")
            .every((part) =>
              FICTION.some(
                (range) =>
                  range.test(digitsOf(part)) ||
                  range.test(digitsOf(part).replace("440", "44").replace("330", "33").replace("490", "49")),
              ),
            ),
      );
    expect(stray).toEqual([]);
    const mails = all.flatMap((row) => (typeof row.emailaddress1 === "string" ? [row.emailaddress1] : []));
    expect(mails.filter((mail) => !/@([a-z0-9-]+\.)?example(\.(com|org|net))?$/.test(mail))).toEqual([]);
    expect(new Set(mails).size).toBe(mails.length);
  });

  test("has the callers: two on one number, one of them David Johnson; a company's shared line; an inactive one", () => {
    const contacts = dataverse.rows("contact");
    const ringing = (end: string) => contacts.filter((row) => phones(row).some((text) => digitsOf(text).endsWith(end)));
    expect(ringing("2025550143").map((row) => row.fullname)).toEqual(["David Johnson", "Linda Smith"]);
    expect(contacts.find((row) => row.fullname === "David Johnson")?.telephone1).toBe("(202) 555-0143");
    expect(ringing("2079460958").length).toBeGreaterThanOrEqual(3);
    expect(ringing("2125550190").length).toBeGreaterThanOrEqual(3);
    expect(ringing("2025550171").map((row) => row.statecode)).toEqual([1]);
    for (const end of ["2025550188", "639980145", "199000777"]) expect(ringing(end).length).toBeGreaterThan(0);
  });

  test("writes numbers as people do", () => {
    const texts = dataverse.rows("contact").flatMap(phones);
    for (const spelling of [
      /^\(\d{3}\) 555-/,
      /^\d{3}\.555\./,
      /^\+1\d{10}$/,
      /ext\. \d/,
      /\u00a0/,
      / $/,
      /^ /,
      /[٠-٩]/,
      /\(0\)/,
      /^00/,
      /[a-z]{4}/,
    ])
      expect(texts.some((text) => spelling.test(text))).toBe(true);
  });

  test("names people as the world does: apostrophes, several words, five scripts", () => {
    const names = dataverse.rows("contact").map((row) => String(row.fullname));
    const kinds = [
      /'/,
      /\w van der \w/,
      /[äöüÄÖÜ]/,
      /ễ/,
      /\p{Script=Arabic}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Script=Greek}/u,
      /\p{Script=Han}/u,
    ];
    expect(kinds.filter((kind) => !names.some((name) => kind.test(name)))).toEqual([]);
  });

  test("the handoff queue is empty, the other holds ordinary cases", () => {
    const items = dataverse.rows("queueitem");
    expect(items.filter((item) => item._queueid_value === dataverse.queueId)).toEqual([]);
    expect(items.length).toBeGreaterThanOrEqual(3);
    expect(
      dataverse.rows("incident").every((row) => row._customerid_value !== null && row.opencx_sessionid === undefined),
    ).toBe(true);
  });
});
