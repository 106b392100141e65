import { numberOffer } from "../../Caller/contact/numberOffer";
import type { ContactRow } from "../../Caller/contact/rank";
import { otherForms } from "../../Caller/phone/oldForms";
import { parsePhone } from "../../Caller/phone/parse";

function offer(caller: string, row: ContactRow, country?: string): ReturnType<typeof numberOffer> {
  return numberOffer(parsePhone(caller, country), row);
}

const LONDON = "+442079460958";

test.each<[string, ContactRow, string]>([
  ["the mobile phone first", {}, "mobilephone"],
  ["then the business phone", { mobilephone: "+447700900461" }, "telephone1"],
  ["then the others", { mobilephone: "+447700900461", telephone1: "+4420794", telephone2: "x" }, "telephone3"],
  ["blanks are empty", { mobilephone: "  " }, "mobilephone"],
])("a number that the contact lacks goes into the first empty column: %s", (_, row, column) => {
  expect(offer(LONDON, row)).toMatchObject({ column, number: LONDON });
});

test("a number is added as E.164 from whatever spelling telephony delivers", () => {
  expect(offer("0044 (0)20 7946 0958", {})).toEqual({ column: "mobilephone", old: null, number: LONDON });
});

test("with all columns taken nothing is offered", () => {
  const taken = Object.fromEntries(
    ["mobilephone", "telephone1", "telephone2", "telephone3", "business2", "home2"].map((each) => [
      each,
      "+3212345678",
    ]),
  );
  expect(offer(LONDON, taken)).toBeUndefined();
});

test.each<[string, string, ContactRow]>([
  ["the number stands there in full", LONDON, { home2: "+44 20 7946 0958" }],
  ["it has it without country, which may be another's", LONDON, { telephone1: "2079460958" }],
  ["only the last digits agree", LONDON, { telephone1: "79460958" }],
  ["it is the company's switchboard", "+493012345077", { telephone1: "030 12345-0" }],
  ["the company's phone is the number", LONDON, { company: "020 7946 0958" }],
  ["the number has an extension", `${LONDON};ext=12`, {}],
  ["its country is not known", "020 7946 0958", {}],
  ["it is no number", "+44123", {}],
  ["it is an address on a telephone system", "sip:alice@pbx.example", {}],
  ["a remark would be lost", LONDON, { telephone1: "020 7946 0958 (mornings)" }],
  ["an extension would be lost", LONDON, { telephone1: "020 7946 0958 x12" }],
  ["a second number would be lost", LONDON, { telephone1: "020 7946 0958 / 020 7946 0959" }],
  ["a range of numbers would be lost", LONDON, { telephone1: "020 7946 0957-59" }],
])("nothing is offered where %s", (_, caller, row) => {
  expect(offer(caller, row)).toBeUndefined();
});

test.each<[string, string, string, string]>([
  ["without a plus", "+12025550143", "1-202-555-0143", "US"],
  ["as it is dialled from abroad", LONDON, "0044 20 7946 0958", "GB"],
])("nothing is offered where the country code stands there %s", (_, caller, telephone1, country) => {
  expect(offer(caller, { telephone1 }, country)).toBeUndefined();
});

test.each<[string, string, string, string | undefined]>([
  ["Ivory Coast, ten digits since 2021", "+2250707123456", "+225 07 12 34 56", undefined],
  ["Brazil, a 9 before mobile numbers", "+5511961234567", "+55 11 6123-4567", undefined],
  ["Mexico, without its 1", "+525512345678", "+52 1 55 1234 5678", undefined],
  ["a zero in front is dialled at home", LONDON, "020 7946 0958", undefined],
  ["the default country says which", LONDON, "2079460958", "GB"],
  ["the default country says which", "+12025550143", "(202) 555-0143", "US"],
])("what stands there is corrected: %s", (_, caller, stored, country) => {
  expect(offer(caller, { telephone2: stored }, country)).toEqual({ column: "telephone2", old: stored, number: caller });
});

test("a number of today is not corrected to the caller's of before", () => {
  expect(offer("+5516123456", { mobilephone: "+55 16 91234-5678" })?.old ?? null).toBeNull();
  expect(offer("+22507123456", { mobilephone: "+225 0707123456" })).toBeUndefined();
});

test("Mexico's 1 is the old form, and each form is still the other's", () => {
  expect(otherForms("5215512345678")).toEqual(["525512345678"]);
  expect(otherForms("525512345678")).toEqual(["5215512345678"]);
});

test("another country's number of the same digits is left alone, whatever the default country is", () => {
  expect(offer(LONDON, { telephone1: "2079460958" }, "US")).toBeUndefined();
});
