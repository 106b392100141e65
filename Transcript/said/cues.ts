import type { Asked, Reading } from "./reading";
import { ENDS, noted } from "./tokens";

/** How far before digits the word may stand that says what they are. */
const NEAR = 14;

/** Whose number is an id. */
export const OWNERS = ["account", "customer", "policy", "student", "employee", "member", "document", "ssn"];
/** What is asked only to prove who calls. */
const PROOFS = ["name", "birth", "last", ...OWNERS];

const CUES = noted("#");

/** Whether the word there is joined to `number`, `code` and the like, as in `account number` or `numéro de compte`. */
function strong(reading: Reading, at: number): boolean {
  const behind = reading.is(at + 2, "#");
  const number = reading.is(at + 1, "#");
  const cue = reading.cue(at);
  if (cue === "last")
    return (
      number ||
      behind ||
      // `s'est terminé le premier`
      (!reading.is(at, "e") &&
        (reading.speaks("ar en") ||
          reading.is(at + 1, "06") ||
          /^(?:en|par|auf|mit|con)$/.test(reading.asRead(at + 1)))) ||
      (reading.is(at + 1, "01") && reading.is(at + 2, "O")) ||
      // "die auf 44 endet"
      / auf(?: 0)+ $/.test(reading.textOf(at - 6, at)) ||
      /^ب(?!طاق)/.test(reading.piece(at + 1).asSaid)
    );
  return (
    number ||
    reading.is(at, "#") ||
    /.(?:nummer|code|kennung|zahl|ziffern?)$/.test(reading.asRead(at)) ||
    /^(?:iban|imei|vin|de?ni|cedula|nie|nif|nit|rut|curp|cui[tl]|ruc|rfc)$/.test(reading.piece(at).word) ||
    // `social security number`, "Steuer-ID"
    (behind && (cue === "ssn" || reading.is(at + 1, "-"))) ||
    // `numéro de compte`, `the number of the other card`; `the digits for security purposes` are no code.
    (cue === "card" ? [1, 2, 3, 4] : cue === "cvc" && reading.speaks("en") ? [] : [1, 2, 3]).some((before) =>
      reading.is(at - before, "#"),
    )
  );
}

/** Whether a number of something is meant that no table names: `contract number`, `Zählernummer`, `numéro de lot`. */
function unknownNumber(reading: Reading, at: number): boolean {
  const { asRead } = reading.piece(at);
  // `sous le numéro`, `con el número`
  if (/^(?:sous|con)$/.test(reading.asRead(at - 2))) return true;
  // "الشكوى ورقمها سبعة"
  if (/^برقم|رقمها?$/.test(asRead)) return reading.passage.speaker !== "customer" && reading.is(at + 1, "02");
  if (!/^(?:number|code|id|numero|nummer|و?رقم|نمره)$/.test(asRead)) return false;
  const arabic = reading.speaks("ar");
  // "numéro de la demande"
  const noun = reading.speaks("en") ? at - 1 : arabic ? at + 1 : at + 2 + Number(reading.is(at + 2, "O"));
  if (noun > at && !(arabic ? /^ال|[كج]م?$/.test(reading.asRead(noun)) : reading.is(at + 1, "O"))) return false;
  return (
    reading.is(noun, "32") &&
    // "die nummer der neuen karte"
    (reading.cue(noun) ?? reading.cue(noun + 1)) === undefined &&
    !reading.is(noun, "#skqNOoejKAS") &&
    !reading.tells("kin", reading.textOf(noun, at))
  );
}

/** What is asked by `the code` or `the number` alone. */
function bare(reading: Reading, at: number): string {
  return /^(?:code|codigo|رمز|كود)$/.test(reading.asRead(at).replace(/^ال/, "")) ? "code" : "number";
}

/** The cue of the word there, if any; `email` for both words of `email address`. */
function cueAt(reading: Reading, at: number): string | undefined {
  const { means, asRead, is, bits } = reading.piece(at);
  if ((bits & CUES) === 0) return undefined;
  const cue =
    means.cue ??
    // "على أي رقم"
    ([1, 2].some((before) => reading.asRead(at - before) === "علي") && reading.cue(at + 1) === undefined
      ? "phone"
      : unknownNumber(reading, at)
        ? "id"
        : undefined);
  // `ne` is no `né`.
  if (cue === undefined || reading.is(at, "01") || /^ne$/i.test(reading.piece(at).asSaid)) return undefined;
  if (cue === "last" && !strong(reading, at)) return undefined;
  // "in case it drops", "did you order"
  if (cue === "id" && /^(?:in|to|you|i|we)$/.test(reading.asRead(at - 1)) && !reading.is(at + 1, "#")) return undefined;
  // `customer service`, `account support`
  if (/^(?:servi|support|care)/.test(reading.asRead(at + 1))) return undefined;
  // `numéro de sécurité sociale`
  if (reading.asRead(at + 1).startsWith("social")) return "ssn";
  // `security code`, `código de seguridad`; a social security number is another.
  if (cue === "cvc" && !/^(?:cv|crypt)/.test(asRead) && (!strong(reading, at) || reading.cue(at - 1) === "ssn"))
    return undefined;
  // `customer ID`, `référence client`, "carte de fidélité", "البطاقة المدنية"
  if (cue === "card" || (cue === "id" && is.includes("#")))
    for (const step of [-1, reading.is(at + 1, "O") ? 2 : 1]) {
      const owner = reading.cue(at + step);
      if (owner !== undefined && OWNERS.includes(owner)) return owner;
      // "carte d'identité", `SIM card`, "tarjeta sanitaria": none to pay with
      if (/^(?:ident|sim$|vital|sanit|health)/.test(reading.piece(at + step).word)) return "document";
    }
  if (cue === "address")
    for (let near = at - 3; near <= at + 3; near++) if (reading.cue(near) === "email") return "email";
  return cue;
}

/** What the words before (or, when nothing is there, right behind) a place say that it is. */
export function ownCue(reading: Reading, from: number, to: number): string | undefined {
  let weak: string | undefined;
  let number = false;
  // "I changed my mobile. It's now ..."
  let alone = true;
  for (let at = from - 1; at >= Math.max(0, from - NEAR); at--) {
    // "Ich habe das Aktenzeichen. Moment, ..."
    alone &&= reading.is(at, "sk4");
    if (reading.is(at, "6") || (reading.is(at, "9") && !alone)) break;
    if ((reading.piece(at).bits & CUES) === 0) continue;
    const cue = cueAt(reading, at);
    number ||= reading.is(at, "#");
    if (cue !== undefined && strong(reading, at)) return cue;
    weak ??= cue;
    // "i have no order number, my phone is ..."
    if (weak !== undefined && /^(?:phone|email|postcode|birth)$/.test(weak)) break;
  }
  // "j'ai ma facture c'est le ..." as the answer to what was asked
  if (weak === "id" && !number && reading.asked.some(({ strong, answered }) => strong && answered !== true))
    return undefined;
  if (weak !== undefined) return weak;
  for (let at = to; at < to + 5 && !reading.is(at, "9,|"); at++) {
    const cue = cueAt(reading, at);
    if (cue !== undefined && strong(reading, at) && (cue === "last" || reading.is(to, "I"))) return cue;
  }
  return number ? "number" : undefined;
}

/** Everything that a passage asks for, each with whether it is asked to prove who calls. */
export function asks(reading: Reading): readonly Asked[] {
  const found = new Map<string, Asked>();
  let sentence = 0;
  reading.each({
    marks: CUES | ENDS,
    needs: CUES,
    hear: (_, at) => {
      // "I need one more thing for verification. Could I have your zip code?"
      if ((reading.piece(at).bits & ENDS) !== 0 && !/ need .*verif\S+( your .*)? $/.test(reading.textOf(sentence, at)))
        sentence = at + 1;
      let cue = cueAt(reading, at) ?? (found.size === 0 && reading.is(at, "#") ? bare(reading, at) : undefined);
      // "which street?"
      if (cue === "none" && reading.is(at, "S")) cue = "address";
      // "do you have a contract with us, and what is the number?"
      const [only] = found.values();
      if (
        only &&
        found.size === 1 &&
        !cue &&
        reading.is(at, "#") &&
        !reading.is(at + 1, "3") &&
        OWNERS.includes(only.cue)
      )
        found.set(only.cue, { ...only, strong: true, proof: !reading.tells("kin", reading.text) });
      const sure = cue !== undefined && strong(reading, at);
      if (cue === undefined || (!sure && found.get(cue)?.strong === true)) return undefined;
      const end = reading.spot(at, ENDS);
      const text = reading.textOf(sentence, end);
      if (!OWNERS.includes(cue) && reading.tells("back", text)) cue = "cvc";
      // `company name`, `street name`, and the company's side tells its own.
      if (
        cue === "name" &&
        ([1, 2].some((near) => reading.cue(at - near) === "none") ||
          // "el nombre de la empresa"
          (reading.is(at + 1, "O") && reading.cue(at + 3) === "none") ||
          reading.is(at - 1, "S") ||
          /^(?:my|mein|mon|mi) | اسمي/.test(`${reading.asRead(at - 1)} ${reading.asRead(at)}`))
      )
        return undefined;
      // Where sentences are written as such, one asks by its sign or by a word like `please`.
      if (
        reading.setting.cased &&
        !reading.is(end, "?") &&
        !reading.tells("ask", text) &&
        !reading.tells("verify", text)
      )
        return undefined;
      // "what is your wife's name"
      const proof =
        cue === "birth" ||
        // "does it still end in 31?" tells the digits, "are you the holder?" asks for no name.
        (!(cue === "last"
          ? [-1, 1, 2].some((near) => reading.is(at + near, "6"))
          : cue === "name" && !sure && / (?:usted|eres|sos|etes|sie de[rm]) /.test(text)) &&
          ((OWNERS.includes(cue) && !(/^(?:document|account)$/.test(cue) && reading.speaks("de"))) ||
            !reading.tells("kin", text)) &&
          ((PROOFS.includes(cue) && (sure || !OWNERS.includes(cue))) ||
            (reading.tells("verify", /^(?:phone|none)$/.test(cue) ? text.replace(/ confirm(?!at)\S*/g, " -") : text) &&
              !reading.tells("contact", reading.textOf(sentence, end + 20)))));
      found.set(cue, {
        cue,
        strong: sure,
        turn: reading.turn(at),
        proof,
        surname: surnameIn(reading, text),
        open: / (?:der|the|le|el) (?:nom|name|nombre) $/.test(text),
        dayFirst: / da(?:y|te) (?:and )?month /.test(text),
      });
      return undefined;
    },
  });
  // "is it still 06 12 08 49 90?", "and when was the accident?"
  const phone = reading.mentions.some(({ type }) => type === "phone");
  if (found.size === 0 && (phone || / (?:when|quand|cuando) /.test(reading.text))) {
    const cue = phone ? "phone" : "date";
    found.set(cue, { cue, strong: false, turn: NaN, proof: false });
  }
  if (found.size > 1) for (const cue of ["number", "code"]) found.delete(cue);
  const who = reading.firstOf("who", reading.text);
  const name =
    found.get("name") ??
    (who && {
      cue: "name",
      strong: true,
      turn: reading.turn(reading.at(who.index)),
      proof: !reading.tells("kin", reading.text),
    });
  // The name and date of birth of a child are asked to find it.
  if (name) found.set("name", { ...name, proof: name.proof || found.has("birth") });
  return [...found.values()];
}

/** Whether words say that a name is the surname alone; false where it is the given one. */
export function surnameIn(reading: Reading, text: string): boolean | undefined {
  return (
    !/(?<! et) (?:prenom|vornamen?|0 name(?:'s)?) (?!et |und |and )/.test(text) &&
    (reading.tells("surname", text) || undefined)
  );
}
