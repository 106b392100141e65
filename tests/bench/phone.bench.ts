import google from "google-libphonenumber";
import { matchPhones } from "../../Caller/phone/phone";
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
const caller = "+12025550143";

/** One caller against the spellings of a CRM: ours beside Google's own matcher. */
export function phoneBench(): readonly Comparison[] {
  const oracle = google.PhoneNumberUtil.getInstance();
  const ours = perSecond(() => {
    for (const spelling of spellings) matchPhones(caller, spelling, "US");
  });
  const theirs = perSecond(() => {
    for (const spelling of spellings) oracle.isNumberMatch(caller, spelling);
  });
  return [
    {
      what: "numbers compared",
      unit: "1/s",
      ours: ours * spellings.length,
      beside: "google-libphonenumber isNumberMatch",
      theirs: theirs * spellings.length,
      moreIsBetter: true,
    },
  ];
}
