import { emailAddress } from "../../Transcript/text/email";
import { known, wordsOf } from "../../Transcript/text/known";
import { knownName } from "../../Transcript/text/nobody";

/** What is not there, or not told, as people say it in the languages that agents of OpenCX speak; no word of them is a name. */
const NOTHING = wholly(
  "(?:tbd|tbc|un(?:specified|stated|named|disclosed|classified|categori[sz]ed|assigned))",
  "(?:no|not|none) (?:yet )?(?:stated|mentioned|captured|collected|recorded|shared|disclosed|determined|identified|classified|supplied|set)",
  "no (?:caller |customer )?(?:name|reason|summary|information|info|details|description)" +
    "(?: (?:available|provided|given|known|specified|stated|recorded))?",
  "(?:the )?(?:name|reason|summary|information) (?:is |was )?(?:not (?:available|provided|known|given|specified)|un(?:available|known|specified))",
  "unbekannt|keine? (?:angaben?|namen?|daten|grund|zusammenfassung|informationen)",
  "nicht (?:angegeben|bekannt|genannt|verfügbar|vorhanden|zutreffend)|ohne (?:angaben?|namen)",
  "inconnue?|aucune?(?: (?:information|nom|donnée|motif|raison|résumé))?|sans nom",
  "non (?:renseignée?|communiquée?|précisée?|spécifiée?|disponible|connue?|fournie?|indiquée?|applicable)",
  "desconocid[oa]|ningun[oa]|sin (?:nombre|datos|información|especificar)",
  "no (?:disponible|especificad[oa]|proporcionad[oa]|indicad[oa]|conocid[oa]|definid[oa]|consta|aplica|procede)",
  "sconosciut[oa]|nessun[oa]?|non (?:specificat[oa]|disponibile|fornit[oa]|indicat[oa]|not[oa])",
  "desconhecid[oa]|nenhuma?|sem nome|não (?:informad[oa]|disponível|especificad[oa]|identificad[oa]|consta|se aplica)",
  "onbekend|niet (?:opgegeven|bekend|beschikbaar|vermeld)|n v t|nieznan[ey]|nie podano|brak danych",
  "bilinmiyor|belirtilmemiş|неизвестно|не указан[аоы]?|не известно|нет данных",
  "غير (?:معروف|متوفر|متاح|محدد|مذكور)ة?|لا يوجد|بدون اسم",
  "不明|不詳|無し|なし|未設定|未入力|該当なし|未知|不详|未提供|無|无|없음|알 수 없음|미상",
);

/** German for "no information". In capitals, or without them, they are somebody's initials. */
const NO_INFORMATION = /^k\.? ?A\.?$/;

/** What a template, a spreadsheet or a database leaves where it had no value. */
const UNFILLED = new RegExp(
  "^(?:\\{\\{[^{}]*\\}\\}|\\$\\{[^{}]*\\}|#(?:REF|VALUE|NAME|NULL|DIV/0)[!?]|\\\\N" +
    "|[<[{%]+(?:(?:caller|customer|contact|user|client|first|last|full|your)[ ._-]?)*(?:name|reason|summary|email|phone)[>\\]}%]+)$",
  "i",
);

/** What telephony and people call a caller who is not known, beside what {@link knownName} drops. */
const NOBODY = wholly(
  "(?:unknown |new )?(?:customer|user|contact|client)|toll free(?: call(?:er)?)?|cell(?:ular)? phone(?: [a-z]{2})?",
  "(?:scam|spam|fraud) (?:likely|risk)|(?:likely|potential|suspected) (?:scam|spam|fraud)",
  "(?:unbekannte[rn]?|anonyme[rn]?) (?:anrufer(?:in)?|kunde|kundin|nummer)|(?:appelant|numéro|client) (?:inconnu|masqué|anonyme)",
  "(?:llamante|número|cliente) (?:desconocido|oculto|anónimo|privado)|(?:متصل|رقم) (?:مجهول|غير معروف)|مجهول",
);

function wholly(...patterns: readonly string[]): RegExp {
  return new RegExp(`^(?:${patterns.join("|")})$`, "iu");
}

/**
 * A text of OpenCX's that says something: safe and trimmed. Beside what {@link known} drops this drops words for nothing of
 * more languages, and what was never filled in. The control need not know these, since nothing that is written has them.
 */
export function told(text: string | null | undefined): string | undefined {
  const value = known(text);
  if (value === undefined || UNFILLED.test(value) || NO_INFORMATION.test(value)) return undefined;
  return value.length <= LONGEST && NOTHING.test(wordsOf(value)) ? undefined : value;
}

/** Longer than any of the words. */
const LONGEST = 80;

/** A caller's name that is one. */
export function toldName(text: string | null | undefined): string | undefined {
  const name = told(text);
  return name === undefined || (name.length <= LONGEST && NOBODY.test(wordsOf(name))) ? undefined : knownName(name);
}

/** Short words for nothing that are people's in front of a domain. */
const INITIALS = /^(?:n ?a|nan|nil)$/i;

/**
 * The address that a text holds, as {@link emailAddress} finds it; undefined also for one whose own part says that there is
 * none: all who gave none would be one contact.
 */
export function toldEmail(text: string | null | undefined): string | undefined {
  const address = emailAddress(text);
  const [own = "", domain = ""] = address?.split("@") ?? [];
  const words = wordsOf(own.replace(/_/g, " "));
  const none = words !== "" && told(words) === undefined && !INITIALS.test(words);
  return none || NO_MAIL.test(`${words}@${domain}`) ? undefined : address;
}

/** The same without spaces, and what people type to be let on. */
const NO_MAIL =
  /^(?:(?:not ?(?:provided|available|given|known|applicable)|no ?(?:name|address)|anonym\p{L}*)@|no@(?=e?-?mail\.))/iu;
