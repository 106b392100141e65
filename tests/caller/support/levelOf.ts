import { matchPhones, type MatchLevel } from "../../../Caller/phone/match";
import { parsePhone } from "../../../Caller/phone/parse";

/** The level of two texts, each read once. */
export function levelOf(a: string, b: string, defaultCountry?: string): MatchLevel {
  return matchPhones(parsePhone(a, defaultCountry), parsePhone(b, defaultCountry));
}
