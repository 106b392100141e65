import type { Conversation, Turn } from "../../Transcript/conversation";
import { LANGUAGES } from "../../Transcript/languages";
import { hear, type Utterance } from "../../Transcript/said/hear";
import type { Mark } from "../../Transcript/said/heard";
import { digitsIn, masked, writtenAgain, writtenCards, writtenCodes } from "../../Transcript/said/mask";
import { languageTag } from "../../Transcript/text/languageTag";
import type { Session } from "../opencx/session";
import { present } from "./present";

/** Fewer digits than a security code has say nothing. */
const CODE = 3;

/** No phone number has more digits (E.164). */
const LONGEST_PHONE = 15;

/** A conversation, and the texts that are written beside it. */
interface Told {
  readonly conversation: Conversation;
  readonly beside: Readonly<Record<string, string>>;
}

/**
 * The conversation without the digits of payment cards and of their security codes: in its turns, in what was written
 * about it, in the caller's name, and in the texts beside it. Where the language is not told, cards are listened for in every language of ours.
 */
export function withoutCards(conversation: Conversation, beside: Readonly<Record<string, string>>): Told {
  const { turns, caller, summary, classification, sentiment, reason, explanation, language } = conversation;
  const tag = languageTag(conversation.language);
  const languages = tag === undefined ? LANGUAGES.map((language) => language.tag) : [tag];
  const heard = languages.map((language) => hear(turns, language));
  const marks = byTurn(heard.flatMap(({ cards }) => cards));
  const secrets = [
    ...heard.flatMap(({ said }) => said.flatMap(({ type, value }) => (type === "card" ? [value] : []))),
    ...[...marks].flatMap(([turn, own]) =>
      own.map(({ start, end }) => digitsIn(turns[turn]?.text.slice(start, end) ?? "")),
    ),
  ].filter(({ length }) => length >= CODE);

  const written = Object.entries(
    present({ summary, classification, sentiment, reason, explanation, language, name: caller.name }),
  );
  const columns = Object.entries(beside);

  // Heard as if said last, each by another speaker than the one before: a number read back is known again, and those of
  // two texts do not run together.
  const told = [
    ...turns,
    ...[...written, ...columns].map(([, text], index): Utterance => ({
      speaker: index % 2 === 0 ? "ai" : "agent",
      text,
    })),
  ];
  const again = byTurn(languages.flatMap((language) => hear(told, language).cards));
  const clean = (text: string, own: Parameters<typeof masked>[1] = []): string =>
    masked(text, [...own, ...writtenCards(text, secrets.join("")), ...writtenAgain(text, secrets)]);
  const cleanBeside = (text: string, at: number): string =>
    clean(text, [...(again.get(turns.length + at) ?? []), ...writtenCodes(text)]);
  const { name, ...others } = Object.fromEntries(written.map(([key, text], index) => [key, cleanBeside(text, index)]));
  return {
    conversation: {
      ...conversation,
      ...others,
      caller: name === undefined ? caller : { ...caller, name },
      turns: turns.map((turn, index): Turn => ({ ...turn, text: clean(turn.text, marks.get(index)) })),
    },
    beside: Object.fromEntries(columns.map(([key, text], index) => [key, cleanBeside(text, written.length + index)])),
  };
}

/**
 * A session whose caller is told without the digits of payment cards: a contact is made of it, and a case found by it. A
 * verified e-mail address stays, since it is the key of somebody's contact; a phone number does, as far as it can be one.
 */
export function callerWithoutCards(session: Session): Session {
  const clean = <Text extends string | null | undefined>(text: Text): Text | string =>
    typeof text === "string" ? masked(text, [...writtenCards(text, ""), ...writtenCodes(text)]) : text;
  const { name, non_verified_name, non_verified_email, phone_number, ...others } = session.contact;
  const isPhone = digitsIn(phone_number ?? "").length <= LONGEST_PHONE;
  return {
    ...session,
    contact: {
      ...others,
      name: clean(name),
      non_verified_name: clean(non_verified_name),
      non_verified_email: clean(non_verified_email),
      phone_number: isPhone ? phone_number : clean(phone_number),
    },
  };
}

function byTurn(marks: readonly Mark[]): ReadonlyMap<number, readonly Mark[]> {
  const turns = new Map<number, Mark[]>();
  for (const mark of marks) {
    const own = turns.get(mark.turn);
    if (own === undefined) turns.set(mark.turn, [mark]);
    else own.push(mark);
  }
  return turns;
}
