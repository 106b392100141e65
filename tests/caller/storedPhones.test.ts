import { searchedBy } from "../../Caller/phone/searched";
import { readStored } from "../../Caller/phone/stored";
import { searchedLevel } from "./support/recall";

/** Kind, count of numbers, forms, and how a caller of it is found. */
const read = (written: string, country?: string) => {
  const stored = readStored(written, country);
  const by = searchedBy("mobilephone", written, stored, country);
  return [stored.kind, stored.numbers.length, [...stored.forms].join(), by];
};

const VALUES: readonly (readonly [string, string | undefined, string, number, string, string])[] = [
  ["+442079460958", undefined, "one", 1, "", "equality"],
  ["+44 20 7946 0958 ", undefined, "one", 1, "", "equality"],
  ["+44 (0)20 7946 0958", undefined, "one", 1, "trunk", "equality"],
  ["0044 20 7946 0958", undefined, "one", 1, "prefix", "equality"],
  ["020 7946 0958", undefined, "one", 1, "national", "untold"],
  ["020 7946 0958", "GB", "one", 1, "national", "equality"],
  ["+44/20.79.46-0958", undefined, "one", 1, "", "digits"],
  ["＋４４２０７９４６０９５８", undefined, "one", 1, "digits", "digits"],
  ["+44 20 7946 0958 ext. 12", undefined, "remarks", 1, "", "digits"],
  ["+44 20 7946 0958 (mother, evenings)", undefined, "remarks", 1, "", "digits"],
  ["tel:+442079460958", undefined, "one", 1, "", "digits"],
  ["1-800-356-9377", "US", "one", 1, "national", "equality"],
  ["1-800-FLOWERS", "US", "one", 1, "national,letters", "digits"],
  ["+44 20 7946 0958, +44 20 7946 0123", undefined, "several", 2, "", "digits"],
  ["+442079460958 or 07700 900461", "GB", "several", 2, "national", "digits"],
  ["+44 20 7946 0958 / 020 7946 0123", "GB", "several", 2, "national", "digits"],
  ["07700 900461 020 7946 0958", "GB", "several", 2, "national", "digits"],
  ["202-555-0143 / 202-555-0177", undefined, "several", 2, "national", "untold"],
  ["202-555-0143 202-555-0177", undefined, "several", 2, "national", "untold"],
  ["+49 711 1234567/8", undefined, "several", 2, "", "digits"],
  ["+44 20 7946 0958; 020 7946 0958", "GB", "one", 1, "", "digits"],
  ["+44 20 7946 09588", undefined, "one", 1, "invalid", "digits"],
  ["+225 07 123 456", undefined, "one", 1, "plan,invalid", "digits"],
  ["4.42079E+11", undefined, "nothing", 0, "", "nothing"],
  ["442079460958.0", undefined, "one", 1, "national,amount", "untold"],
  ["ask his wife", undefined, "nothing", 0, "", "nothing"],
  ["0000000000", undefined, "nothing", 0, "", "nothing"],
  ["-", undefined, "nothing", 0, "", "nothing"],
  ["1234", undefined, "nothing", 0, "", "nothing"],
  ["x".repeat(300), undefined, "nothing", 0, "", "nothing"],
];

test.each(VALUES)("%s (%s): %s", (written, country, ...expected) => {
  expect(read(written, country)).toEqual(expected);
});

test("who is said to be found is found by the two queries, as the local Dataverse compares", () => {
  for (const [written, country] of VALUES) {
    const { numbers, ...stored } = readStored(written, country);
    for (const number of numbers) {
      const by = searchedBy("mobilephone", written, { ...stored, numbers: [number] }, country);
      if (by === "untold") continue;
      const caller = number.known?.number ?? "";
      const level = searchedLevel({ caller, spelling: written.trimEnd(), defaultCountry: country });
      expect([written, caller, level === "NO_MATCH"]).toEqual([written, caller, by === "nothing"]);
    }
  }
});

test("a column of ones, or of nothing but signs, takes no time", () => {
  for (const written of ["1".repeat(200), `+1${"1 ".repeat(100)}2`, "+".repeat(250), "(".repeat(250), "1,".repeat(125)])
    expect(["nothing", "untold", "digits"]).toContain(read(written, "US")[3]);
});
