/** A language whose numbers are written out here. */
export type Spelt = "en" | "es" | "fr";

const WORDS: Readonly<Record<Spelt, { readonly small: readonly string[]; readonly tens: readonly string[] }>> = {
  en: {
    small:
      "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
        " ",
      ),
    tens: "twenty thirty forty fifty sixty seventy eighty ninety".split(" "),
  },
  es: {
    small:
      "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve".split(
        " ",
      ),
    tens: "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(" "),
  },
  fr: {
    small:
      "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split(
        " ",
      ),
    tens: "vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split(" "),
  },
};

const ES_HUNDREDS =
  "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos".split(" ");

/** A whole number from 0 to 9,999 in words. */
export function numberWords(language: Spelt, value: number): string {
  if (value >= 1_000) {
    const thousands = Math.floor(value / 1_000);
    const head = thousands === 1 && language !== "en" ? "" : `${numberWords(language, thousands)} `;
    return `${head}${{ en: "thousand", es: "mil", fr: "mille" }[language]}${rest(language, value % 1_000)}`;
  }
  if (value >= 100) return hundreds(language, Math.floor(value / 100), value % 100);
  const { small, tens } = WORDS[language];
  const whole = small[value];
  if (whole !== undefined) return whole;
  const ten = Math.floor(value / 10);
  const teens = language === "fr" && (ten === 7 || ten === 9);
  const unit = value - (teens ? ten - 1 : ten) * 10;
  const base = tens[ten - 2] ?? "";
  if (unit === 0) return language === "fr" && value === 80 ? `${base}s` : base;
  const joint = { en: "-", es: " y ", fr: value % 10 === 1 && value < 80 ? " et " : "-" }[language];
  return `${base}${joint}${small[unit] ?? ""}`;
}

function hundreds(language: Spelt, count: number, left: number): string {
  const { small } = WORDS[language];
  const head = {
    en: `${small[count] ?? ""} hundred`,
    es: count === 1 && left === 0 ? "cien" : (ES_HUNDREDS[count - 1] ?? ""),
    fr: count === 1 ? "cent" : `${small[count] ?? ""} cent${left === 0 ? "s" : ""}`,
  }[language];
  return head + rest(language, left);
}

function rest(language: Spelt, left: number): string {
  if (left === 0) return "";
  return ` ${language === "en" && left < 100 ? "and " : ""}${numberWords(language, left)}`;
}
