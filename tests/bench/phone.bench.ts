import google from "google-libphonenumber";
import { rankContacts, type ContactRow } from "../../Caller/contact/rank";
import { PHONE_COLUMNS } from "../../Caller/phone/filters";
import { matchPhones } from "../../Caller/phone/match";
import { parsePhone } from "../../Caller/phone/parse";
import { perSecond, type Comparison } from "./measure";

const spellings = [
  "(202) 555-0143",
  "+1-202-555-0143",
  "020 7946 0958",
  "0044 20 7946 0958",
  "06 39 98 01 45",
  "202.555.0171 ext. 12",
  "reception",
];
const written = "+12025550143";
const country = "US";

/** As many contacts as one search compares, with two numbers each, one caller in seven in each spelling. */
const contacts: readonly ContactRow[] = Array.from({ length: 100 }, (_, index) => ({
  contactid: String(index),
  fullname: `Contact ${index}`,
  mobilephone: spellings[index % spellings.length] ?? null,
  telephone1: spellings[(index + 3) % spellings.length] ?? null,
}));

/** One caller against the spellings of a CRM: ours beside Google's own matcher. */
export function phoneBench(): readonly Comparison[] {
  const oracle = google.PhoneNumberUtil.getInstance();
  const caller = parsePhone(written, country);
  return [
    {
      what: "numbers compared",
      unit: "1/s",
      ours:
        spellings.length * perSecond(() => spellings.forEach((each) => matchPhones(caller, parsePhone(each, country)))),
      beside: "google-libphonenumber isNumberMatch",
      theirs: spellings.length * perSecond(() => spellings.forEach((each) => oracle.isNumberMatch(written, each))),
      moreIsBetter: true,
    },
    {
      what: "100 contacts ranked",
      unit: "1/s",
      ours: perSecond(() => rankContacts(parsePhone(written, country), contacts, country)),
      beside: "google-libphonenumber isNumberMatch",
      theirs: perSecond(() => {
        for (const row of contacts) {
          for (const column of PHONE_COLUMNS) {
            const stored = row[column];
            if (typeof stored === "string") oracle.isNumberMatch(written, stored);
          }
        }
      }),
      moreIsBetter: true,
    },
  ];
}
