import { emailAddress } from "../../Transcript/text/email";
import { known, wordsOf } from "../../Transcript/text/known";
import { knownName, knownPhone } from "../../Transcript/text/nobody";

/** What is not there, or not told, as people say it in the languages that agents of OpenCX speak; no word of them is a name. */
const NOTHING = wholly(
  "tb[acd]|to be (?:determined|confirmed|announced|advised|defined|assigned)|empty|blank",
  "un(?:specified|stated|named|disclosed|classified|categori[sz]ed|assigned)",
  "(?:no|not|none) (?:yet )?(?:been )?(?:stated|mentioned|captured|collected|recorded|shared|disclosed|determined|identified|classified" +
    "|supplied|set|generated|entered|given|provided|known|specified)(?: by (?:the )?(?:caller|customer|user))?",
  "no (?:(?:caller|customer|conversation|call|contact|further|additional|specific|particular|clear) )?" +
    "(?:name|reason|summary|information|info|details|description|topic|category|subject|intent|transcript|title)" +
    "(?: (?:was |is )?(?:available|provided|given|known|specified|stated|recorded|generated|created|found))?",
  "(?:the )?(?:name|reason|summary|information) (?:is |was )?(?:not (?:available|provided|known|given|specified)|un(?:available|known|specified))",
  "unbekannt|keine?|keine? (?:angaben?|namen?|daten|grund|zusammenfassung|informationen|thema|betreff|kategorie)" +
    "(?: (?:angegeben|genannt|bekannt|verfügbar|vorhanden|hinterlegt))?",
  "nicht (?:angegeben|bekannt|genannt|verfügbar|vorhanden|zutreffend)|ohne (?:angaben?|namen?|betreff)|name unbekannt|entfällt",
  "inconnue?|aucune?(?: (?:information|nom|donnée|motif|raison|résumé)(?: (?:disponible|fournie?|indiquée?))?)?",
  "sans (?:nom|objet|motif|titre|résumé)|néant|(?:nom|motif|résumé) (?:inconnu|non disponible)",
  "non (?:renseignée?|communiquée?|précisée?|spécifiée?|disponible|connue?|fournie?|indiquée?|applicable)",
  "desconocid[oa]|ningun[oa]|sin (?:nombre|datos|información|especificar|motivo|resumen|clasificar|categoría|asunto|título)",
  "no hay (?:datos|información|resumen)(?: disponibles?)?|(?:nombre|motivo|resumen) (?:desconocido|no disponible)",
  "no (?:disponible|especificad[oa]|proporcionad[oa]|indicad[oa]|conocid[oa]|definid[oa]|consta|aplica|procede)",
  "sconosciut[oa]|nessun[oa]?|non (?:specificat[oa]|disponibile|fornit[oa]|indicat[oa]|not[oa])",
  "desconhecid[oa]|nenhuma?|sem nome|não (?:informad[oa]|disponível|especificad[oa]|identificad[oa]|consta|se aplica)",
  "onbekend|niet (?:opgegeven|bekend|beschikbaar|vermeld)|n v t|nvt|nieznan[ey]|nie podano|brak danych",
  "bilinmiyor|belirtilmemiş|неизвестно|не указан[аоы]?|не известно|нет данных",
  "غير (?:معروف|متوفر|متاح|محدد|مذكور)ة?|لا يوجد(?: (?:ملخص|اسم|سبب|بيانات|موضوع))?|بدون (?:اسم|سبب|موضوع)",
  "不明|不詳|無し|なし|名前なし|未設定|未入力|該当なし|未知|不详|未提供|無|无|없음|알 수 없음|미상",
);
/** The same in brackets alone, where a word would be short for something; and abbreviations, whose stroke tells them from initials. */
const MARKED = /^(?:[<[({](?:missing|not found|omitted)[>\])}]|n\/d|s\/d|s\/n)\.?$/i;

/** German for "no information". In capitals, or without them, they are somebody's initials. */
const NO_INFORMATION = /^k\.? ?A\.?$/;

/** What a template, a spreadsheet or a database leaves where it had no value. */
const UNFILLED = new RegExp(
  "^(?:(?:\\{\\{[^{}]*\\}\\}|\\$\\{[^{}]*\\}|<%[^<>]*%>|\\$[a-z_.]+)(?: (?=[{$<]|$)|$))+$" +
    "|^(?:#(?:REF|VALUE|NAME|NULL|DIV/0)[!?]|\\\\N" +
    "|[<[{%]+(?:(?:caller|customer|contact|user|client|first|last|full|your)[ ._-]?)*(?:name|reason|summary|email|phone)[>\\]}%]+)$",
  "i",
);

/** What telephony and people call a caller who is not known, beside what {@link knownName} drops. */
const NOBODY = wholly(
  "(?:unknown |new )?(?:customer|user|contact|client)|toll free(?: call(?:er)?)?|cell(?:ular)? phone(?: [a-z]{2})?",
  "(?:scam|spam|fraud) (?:likely|risk)|(?:likely|potential|suspected) (?:scam|spam|fraud)|telemarketer|robocall(?:er)?",
  "voip call(?:er)?|pay ?phone|(?:incoming|inbound|outbound) call(?:er)?|v\\d{10,}|(?:caller|name|number) unknown",
  // Whoever comes by a channel, and is counted or not.
  "(?:(?:anonymous|unknown|phone|mobile|web|website|facebook|whatsapp|instagram|telegram|slack|sms|test) )" +
    "(?:user|visitor|customer|caller|contact|client|guest|lead)",
  "(?:user|visitor|customer|caller|contact|client|guest|lead|anonymous|kunde|anrufer|cliente|client|عميل|متصل) \\d+",
  "(?:your|first|last|full|customer|client|contact) ?name|first ?name last ?name|first last",
  "(?:unbekannte[rn]?|anonyme[rn]?) (?:anrufer(?:in)?|kunde|kundin|nummer)|(?:rufnummer |nummer )?unterdrückt|(?:unterdrückte|private) (?:ruf)?nummer",
  "(?:appelant|appel|numéro|client) (?:inconnu|masqué|anonyme|privé)|kunde|kundin|anrufer(?:in)?|cliente|appelante?|llamante",
  "(?:llamante|llamada|número|cliente) (?:desconocid[oa]|ocult[oa]|anónim[oa]|privad[oa])",
  "(?:numero|chiamata) (?:privat[oa]|sconosciut[oa]|anonim[oa])|número (?:privado|desconhecido)|anoniem|anonim[oa]",
  "(?:متصل|رقم) (?:مجهول|غير معروف|خاص|محجوب)|مجهول|(?:ال)?(?:عميل|متصل)|非通知(?:設定)?|公衆電話|表示圏外",
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
  if (value === undefined || [UNFILLED, NO_INFORMATION, MARKED].some((each) => each.test(value))) return undefined;
  return value.length <= LONGEST && NOTHING.test(wordsOf(value)) ? undefined : value;
}

/** Longer than any of the words. */
const LONGEST = 80;

/** A caller's name that is one. */
export function toldName(text: string | null | undefined): string | undefined {
  const name = told(text);
  return name === undefined || (name.length <= LONGEST && NOBODY.test(wordsOf(name))) ? undefined : knownName(name);
}

/** A caller's number, or address on a telephone system, as {@link knownPhone} has it; the domain that is none (RFC 2606) is nobody's. */
export function toldPhone(text: string | null | undefined): string | undefined {
  const phone = knownPhone(text);
  return phone === undefined || /@[^@]*\.invalid(?![\w.-])/i.test(phone) ? undefined : phone;
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
const NO_MAIL = new RegExp(
  "^(?:(?:not ?(?:provided|available|given|known|applicable)|no ?(?:name|address|aplica|tiene)|anonym\\p{L}*)@|no@(?=e?-?mail\\.)" +
    "|(?:does |do )?not have@|(?:no|kein|keine|sin|pas ?de|sans|sem|geen|senza|nessuna) ?(?:e ?)?(?:mail|correo|courriel|adresse)" +
    "(?: ?(?:provided|given|available|address))?@" +
    "|(dummy|fake|test|e?mail|refused|declined|pending|keine|geen|aucun|ninguno|nessuna)@\\1\\.)",
  "iu",
);
