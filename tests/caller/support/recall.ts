import { getCountries, getExampleNumber, type CountryCode } from "libphonenumber-js/min";
import examples from "libphonenumber-js/mobile/examples";
import { exactFilter, FEWEST_DIGITS, looseFilter } from "../../../Caller/phone/filters";
import { matchPhones, type MatchLevel } from "../../../Caller/phone/match";
import { parsePhone } from "../../../Caller/phone/parse";
import { like } from "../../../LocalPlatform/dataverse/conditions/like";

/** One caller, whose number a CRM holds in this spelling, in an organization of this country. */
export interface Stored {
  readonly caller: string;
  readonly spelling: string;
  readonly defaultCountry: string | undefined;
}

/** Where organizations are: the countries whose national numbers look like many others'. */
export const DEFAULT_COUNTRIES = [
  undefined,
  "US",
  "GB",
  "DE",
  "FR",
  "IT",
  "BR",
  "MX",
  "AR",
  "IN",
  "AU",
  "JP",
  "CN",
  "AT",
];

/** Every region's number moved about in its last digits, as people write it. */
export function spellingsOf(region: CountryCode, tail: number): readonly Omit<Stored, "defaultCountry">[] {
  const example = getExampleNumber(region, examples);
  if (example === undefined) return [];
  const caller = example.number.slice(0, -2) + String(tail % 100).padStart(2, "0");
  const { known } = parsePhone(caller);
  // Of fewer digits nobody is searched: they are the end of too many numbers.
  if (known === undefined || known.nationalNumber.length < FEWEST_DIGITS) return [];
  const national = known.formatNational();
  return [
    caller,
    caller.slice(1),
    `00${caller.slice(1)}`,
    known.formatInternational(),
    national,
    national.replace(/\D/g, ""),
    known.nationalNumber,
    `${national} (mobile)`,
  ].map((spelling) => ({ caller, spelling }));
}

export const REGIONS: readonly CountryCode[] = getCountries();

/** How the number agrees, where one of the two queries fetches it; else NO_MATCH. */
export function searchedLevel({ caller, spelling, defaultCountry }: Stored): MatchLevel {
  const phone = parsePhone(caller, defaultCountry);
  const [, values = "[]"] = /PropertyValues=(\[.*?\])\)/.exec(exactFilter(phone)) ?? [];
  const patterns = [...looseFilter(phone).matchAll(/(contains|endswith)\(mobilephone,'([^']*)'\)/g)];
  const fetched =
    (JSON.parse(values) as readonly string[]).includes(spelling) ||
    patterns.some(([, how, pattern = ""]) => like(`%${pattern}${how === "contains" ? "%" : ""}`)(spelling));
  return fetched ? matchPhones(phone, parsePhone(spelling, defaultCountry)) : "NO_MATCH";
}
