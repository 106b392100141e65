import type { Speaker } from "../../Transcript/conversation";

/** Words by which programs call speakers, in our languages. Those for the AI come first: "virtual agent". */
const WORDS: readonly (readonly [Speaker, RegExp])[] = [
  ["ai", anyOf("a\\.?i|bot|\\p{L}+bot|ivr|assistant|virtual|robot|ki|ia", "asistente|assistente|المساعد")],
  [
    "customer",
    anyOf(
      "customer|caller|client|consumer|contact|user|guest|patient|(?<!team[ _-]?)member|kund(?:e|in)|anrufer(?:in)?",
      "cliente|llamante|appelante?|العميل|المتصل",
    ),
  ],
  [
    "agent",
    anyOf(
      "agente?|team[ _-]?(?:member|mate)|advisor|rep|representative|operator|supervisor|support|employee|staff|host|sme|human",
      "berater(?:in)?|mitarbeiter(?:in)?|conseill(?:er|ère)|asesora?|operador|الموظف",
    ),
  ],
  ["other", /^(?:third ?party|other|system)$/i],
];

function anyOf(...words: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${words.join("|")})(?!\\p{L})`, "iu");
}

/** The speaker that a word of OpenCX's or of a file's names, such as `Agent`, `customer`, `Kunde`; undefined for a name or a number. */
export function speakerNamed(word: string | undefined): Speaker | undefined {
  const text = word?.trim() ?? "";
  return text === "" || text.length > 60 ? undefined : WORDS.find(([, words]) => words.test(text))?.[0];
}
