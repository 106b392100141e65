import type { Speaker } from "../../Transcript/conversation";
import { SPEAKER_WORDS } from "../../Transcript/description/turnLine";

/** Behind a word for a customer: whoever serves them, as in `Customer Support`. */
const SERVING =
  "[ _-]*(?:services?|support|care|success|relations?|experience|cent(?:er|re)|coordinator|specialist|manager|advocate" +
  "|advisor|rep|representative|agent)(?!\\p{L})";
const SERVED = "customer|client|consumer|contact|user|guest|patient|member";

/** More words by which programs call speakers than descriptions have. Those for the AI come first: "virtual agent". */
const MORE: Readonly<Record<Speaker, readonly string[]>> = {
  ai: [
    "a\\.?i|(?:chat|voice|sprach|phone|call|service|support|kunden|robo)bot|ivr|virtual|automated|robot",
    "\\p{L}*assistent(?:in|e)?|asistente",
    "المساعدة?|الذكاء الاصطناعي|روبوت",
  ],
  customer: [
    `(?<!team[ _-]?)(?:${SERVED})|cust|anruferin|clienta|llamante|usuari[oa]|appelante?|usagère?`,
    "chiamante|utente|klant|beller|العميلة?|المتصلة?|الزبون",
  ],
  agent: [
    `(?:${SERVED})${SERVING}|agent(?:in)?|team[ _-]?(?:member|mate)|advisor|rep|csr|operator(?:in)?|dispatcher|supervisor`,
    "support|employee|staff|host|sme|\\p{L}*(?:berater|bearbeiter)(?:in)?|mitarbeiter(?:in)?|kunden(?:service|dienst)",
    "\\p{L}*conseill(?:er|ère)|opérat(?:eur|rice)|asesora?|operadora?|operatore|operatrice|medewerk(?:st)?er",
    "موظفة?|الموظفة?",
  ],
  other: ["third ?party"],
};
/** What a word must not stand before, and whether it may have others beside it. */
const BOUNDS: Readonly<Record<Speaker, readonly [before: string, behind: string]>> = {
  ai: ["(?<!\\p{L})", "(?!\\p{L})"],
  customer: ["(?<!\\p{L})", `(?!\\p{L}|${SERVING})`],
  agent: ["(?<!\\p{L})", "(?!\\p{L})"],
  other: ["^", "$"],
};

const WORDS = SPEAKER_WORDS.map(([speaker, words]) => {
  const [before, behind] = BOUNDS[speaker];
  return [speaker, new RegExp(`${before}(?:${[words, ...MORE[speaker]].join("|")})${behind}`, "iu")] as const;
});

/** A first name that is an AI's in small letters or in capitals alone. */
const NAME = /^(?:Ai|Ki|Ia) (\p{Lu}\p{Ll}.*)$/u;

/** The speaker that a word of OpenCX's or of a file's names: `Agent`, `EndUser`, `Kunde`; undefined for a name or a number. */
export function speakerNamed(word: string | undefined): Speaker | undefined {
  const text = word?.trim() ?? "";
  if (text === "" || text.length > 60) return undefined;
  const [, last] = NAME.exec(text) ?? [];
  if (last !== undefined) return speakerNamed(last) && "ai";
  const apart = text.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ");
  return WORDS.find(([, words]) => words.test(apart))?.[0];
}
