import { cut } from "../../Transcript/text/cut";
import { withoutNumbers } from "../../Transcript/text/nobody";
import { safeText } from "../../Transcript/text/safe";

/** A person's name as contact's two columns hold it. Either may be empty; Dynamics' forms require the last name alone. */
export interface SplitName {
  readonly firstName: string;
  readonly lastName: string;
}

/** No name is longer, and the columns hold 50 characters each: a longer text would only keep the patterns busy. */
const LONGEST = 500;

/** What nobody sees, control characters too, but for the joiners that letters and emoji need. */
const INVISIBLE = /(?!\u200C|\u200D|\uFE0F)[\p{DI}\x7F-\x9F]/gu;
/** Commas of Latin, Arabic and Chinese script, with what stands around them. */
const COMMA = /\s*([,،，])[\s,،，]*/g;
/** What is left over at the ends of a name once a number, an address, or half of a list, is gone. */
const EDGES = /^[\s,،，;:<>|/\p{Pd}]+|[\s,،，;:<>|/\p{Pd}]+$/gu;

/** Legal forms that are nobody's name. */
const LEGAL_FORM =
  /[ ,](?:inc(?:orporated)?|ltda?|limited|(?:p\.?)?(?:l\.?)?l\.?[cp]|corp(?:oration)?|company|pt[ye]|s\.?a\.?r\.?l|gmbh|mbh|kgaa|ohg|gbr|oyj|bhd|kft|şti)\.?$/i;
/** Those that could be a name too, as registers write them; two names joined by an ampersand; forms that stand first. */
const LEGAL_LETTERS = new RegExp(
  "[ ,](?:C[oO]|S\\.?[ALE]|S\\.?A\\.?S|S\\.?[Rr]\\.?[Ll]|S\\.?[Pp]\\.?A|[BN]\\.?V|de C\\.?V" +
    "|AG|KG|AB|A/?S|O[Yy]|UG(?: \\(.+)?|ApS|e\\. ?[VKG]|eV|(?:d\\.)?o\\.o|a\\.s|s\\.r\\.o|K\\.K|A\\.Ş|P[Ll][Cc]|plc)\\.?$| & \\S+$" +
    "|^(?:شركة|مؤسسة|ООО|[ПЗ]?АО|ТОВ) |(?:株式|有限|合同)(?:会社|公司)",
);
/** What organizations are called, first or last; a word that is a last name too, as Bank is, needs another with it. */
const INSTITUTION = new RegExp(
  "^(?:bank|church|city|college|county|department|law offices?|ministry|port|state|town|university) of " +
    "|^(?:stadt|universität|finanzamt) " +
    "| (?:association|clinic|council|foundation|group|holdings?|hospital|institute|(?:and|&) sons|(?:law )?firm" +
    "|(?:national|savings|trust) bank|school|services|solutions|systems|technologies|university)$",
  "i",
);

const SUFFIX =
  "(?:[JjSs][Nn]?[Rr]|I{2,3}|IV|VI{1,3}|IX|ii|iii|iv|2nd|3rd|[45]th" +
  "|[Ee]sq(?:uire)?|ESQ|[Pp][Hh]\\.? ?[Dd]|M\\.?D|D\\.?D\\.?S|M\\.?B\\.?A|C\\.?P\\.?A|LL\\.?[BM]|[BM]\\.?Sc)\\.?";
/**
 * A suffix, a remark in brackets, a name at birth or a word without a letter that ends a name; what stands before it is
 * captured.
 */
const SUFFIXED = new RegExp(`^(.*[^,]),? (?:${SUFFIX}|\\([^()]*\\)|(?:née?|geb\\.) [^ ,]+|[^\\p{L},،， ]+)$`, "u");
/** What is a suffix behind two words that are not all capitals; else it is a name: Jack MA, Kim DO. */
const DOUBTFUL = /^(?=.*\p{Ll})(.* .*[^,]),? (?:V|[BM]\.?A|D\.?O|RN|J\.?D|[KQ]C|[Jj][uú]nior|Filho|Neto)\.?$/u;
/** Degrees and offices behind a comma; two words before it are no last name alone. */
const DEGREE = new RegExp(
  "^(.* .*[^,]), (?:md|dds|dvm|dmd|mba|cpa|np|bsn?|rn|jd|pe|pt|ot|mp|[kq]c|[moc]be" +
    "|dpt|mp[ah]|ms[nw]|[bm]ed|cfa|pmp|frcs|pa-c|lcsw|p\\.?eng|dipl\\.-\\S+|pharm\\.?d|psy\\.?d|ed\\.?d|dr\\.?ph|ret)\\.?$",
  "i",
);
/** So is any other word of consonants in capitals, behind words that are not. */
const CAPITALS = /^(?=.*\p{Ll})(.* .*[^,]), [B-DF-HJ-NP-TV-XZ][B-DF-HJ-NP-TV-XZ.-]{2,6}$/u;
/** `Davis, Michael`, `Davis, Jr., Michael`. */
const INVERTED = new RegExp(`^([^,،，]+(?:, ${SUFFIX})*)[,،，] (.+)$`);

/** Words that belong to the last name behind them. */
const PARTICLE = new RegExp(
  "^(?:v[ao]n(?:de[nrl]?)?|de[nrlms]?|(?:d|dell|dall)['’]|d[ae]ll[aeo]|dal|degli|dei|d[iou]|d[ao]s?|l[ae]s?|los" +
    "|het|['’][ts]|te[nr]?|zu[mr]?|a[fv]|st[aeo]?\\.|st" +
    "|saint|san(?:ta)?|são|ma?c|[oó]['’]|ó|[ae]l|bin|ibn|bint[ie]?|ab[iu]|abd|abdul|a/[lp]|[sd]/o|بن|ابن|بنت|آل|أبو|ابو|عبد)$",
  "i",
);
/** Those that are given names, or anything, when they start with a capital. */
const SMALL_PARTICLE = /^(?:ben|und|op|in|vom|a[pm]|au[fs]|aan|bij|uit)$/;
/** The first of two joined last names, and what the second begins with: Jansen-de Vries. */
const JOINED = /-(?=\p{Ll})(.+)$/u;
/** A last name without a first, however it is written; one particle alone, as in Van Morrison, may be a first name. */
const PARTICLES_FIRST = /^(?:v[ao]n (?:de[nrm]?|het|['’]t)|de l[ao]s?) /i;
/** What joins two last names: Ortega y Gasset, Costa e Silva, Doe née Smith. */
const JOINING = /^(?:[yei]|née?|geb\.)$/;

/** A last name in capitals, before a first name that is not, as France writes them: DUPONT Jean-Pierre. */
const CAPITALS_FIRST =
  /^(?!MRS|MISS|REV|SIR|PROF|HERR|FRAU|MME|SRA|DON)([\p{Lu}'’-]{3,}(?: [\p{Lu}'’-]{3,})*) (\p{Lu}[^\p{Lu}].*)$/u;

/** Family name and given name as China, Japan and Korea write them, in that order. */
const FAMILY_FIRST = /^([\p{sc=Han}\p{sc=Hira}\p{sc=Hang}]+) ([\p{sc=Han}\p{sc=Hira}\p{sc=Hang}]+)$/u;

/**
 * Splits a name into first and last name. The last word is the last name, with the particles before it (van den Doe)
 * and the suffixes behind it (Doe III; Davis, Jr.); `Davis, Michael` is read the other way round. One word alone is a
 * last name, and so is all of an organization's. Two last names are not told from two first names: of Ana María López
 * the last name is López. A title stays before the first name, where a full name shows it as it was said and last names
 * are searched and sorted without it.
 *
 * Never throws. Every word of the name is in one of the two, save where it is longer than 500 characters. Phone numbers
 * and addresses are nobody's name and are left out; of a text that is nothing else both are empty.
 */
export function splitName(name: string): SplitName {
  const text = nameOnly(name);
  if ([LEGAL_FORM, LEGAL_LETTERS, INSTITUTION].some((form) => form.test(text)))
    return { firstName: "", lastName: text };
  const [, family, given] = FAMILY_FIRST.exec(text) ?? CAPITALS_FIRST.exec(text) ?? [];
  if (family !== undefined && given !== undefined) return { firstName: given, lastName: family };
  const core = withoutSuffix(text);
  const suffix = text.slice(core.length);
  const [, last, first] = INVERTED.exec(core) ?? [];
  if (last !== undefined && first !== undefined) return inverted(last, first, suffix);
  const words = core.split(" ");
  const start = startOfLastName(words);
  return { firstName: words.slice(0, start).join(" "), lastName: words.slice(start).join(" ") + suffix };
}

/** The name in single spaces, without what is no name. */
function nameOnly(name: string): string {
  const text = cut(safeText(name).replace(INVISIBLE, ""), LONGEST);
  return withoutNumbers(text)
    .replace(/\(\s*\)|<\s*>/g, " ")
    .replace(COMMA, "$1 ")
    .replace(/\s+/g, " ")
    .replace(EDGES, "")
    .replace(/^["“«]([^"“”«»]+)["”»]$/, "$1")
    .trim();
}

function withoutSuffix(text: string): string {
  // A last name of two words, as in `van der Merwe, JD`, has its given names behind the comma.
  const endings = isParticle(text.split(" ", 1)[0]) ? [SUFFIXED] : [SUFFIXED, DOUBTFUL, DEGREE, CAPITALS];
  const core = endings.map((ending) => ending.exec(text)?.[1]).find((start) => start !== undefined);
  return core === undefined ? text : withoutSuffix(core);
}

/** `Berg, Jan van der`: as Dutch registers sort, the particles stand behind the first name. */
function inverted(last: string, first: string, suffix: string): SplitName {
  const words = first.split(" ");
  let end = words.length;
  while (end > 1 && isParticle(words[end - 1]) && words[end - 1] === words[end - 1]?.toLowerCase()) end -= 1;
  const remark = suffix.includes("(");
  return {
    firstName: words.slice(0, end).join(" ") + (remark ? suffix : ""),
    lastName: [...words.slice(end), last].join(" ") + (remark ? "" : suffix),
  };
}

/** Index of the word that the last name starts with. */
function startOfLastName(words: readonly string[]): number {
  let start = words.length - 1;
  for (;;) {
    const before = words[start - 1] ?? "";
    if (start > 1 && isParticle(before)) start -= 1;
    else if (start > 2 && JOINING.test(before)) start -= 2;
    else break;
  }
  return start === 1 && opensLastName(words) ? 0 : start;
}

/** Whether a name starts with its last name's particle: a small letter says so where other letters are capitals. */
function opensLastName(words: readonly string[]): boolean {
  const [first = ""] = words;
  const text = words.join(" ");
  const small = first === first.toLowerCase() && (text !== text.toLowerCase() || text === text.toUpperCase());
  return PARTICLES_FIRST.test(text) || (small && isParticle(first));
}

function isParticle(word: string | undefined): boolean {
  if (word === undefined) return false;
  return [word, JOINED.exec(word)?.[1] ?? ""].some((each) => PARTICLE.test(each) || SMALL_PARTICLE.test(each));
}
