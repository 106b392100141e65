import { numberWords, type Spelt } from "./numberWords";

/** Kinds of things that both we and the recognizers know. */
export type FormKind = "amount" | "date" | "time" | "phone" | "email";

const HUNDREDTHS = [5, 18, 40, 99];
const WHOLE = [1, 2, 7, 15, 18, 21, 42, 61, 71, 80, 91, 99, 100, 101, 125, 200, 242, 999, 1_000, 1_250, 2_350, 9_999];
const DAYS = [
  [1985, 5, 3],
  [1999, 12, 31],
  [2001, 1, 1],
  [2020, 2, 29],
  [2025, 9, 12],
  [2025, 10, 21],
] as const;
const CLOCK = [
  [0, 5],
  [7, 15],
  [9, 0],
  [11, 59],
  [12, 30],
  [15, 45],
  [18, 30],
  [23, 20],
] as const;
const EMAILS = ["jo.doe@example.com", "j_doe-2@mail.example.org", "info@sub.example.co.uk", "a1b2@example.fr"];

/** The written and spoken forms of a kind in a language, without the words around them. */
export function forms(language: Spelt, kind: FormKind): readonly string[] {
  return { amount: amounts, date: dates, time: times, phone: phones, email: () => EMAILS }[kind](language);
}

/** A form as a caller says it. */
export function sentence(language: Spelt, kind: FormKind, form: string): string {
  const before = {
    en: { amount: "it costs", date: "it was on", time: "it was at", phone: "my phone number is", email: "my email is" },
    es: { amount: "cuesta", date: "fue el", time: "fue a las", phone: "mi teléfono es el", email: "mi correo es" },
    fr: {
      amount: "ça coûte",
      date: "c'était le",
      time: "c'était à",
      phone: "mon numéro est le",
      email: "mon mail est",
    },
  }[language][kind];
  return `${before} ${form}`;
}

function amounts(language: Spelt): readonly string[] {
  const unit = { en: "dollars", es: "euros", fr: "euros" }[language];
  const written = WHOLE.map((whole, index) => {
    const part = HUNDREDTHS[index % HUNDREDTHS.length] ?? 0;
    const value = `${whole}${language === "en" ? "." : ","}${String(part).padStart(2, "0")}`;
    return language === "en" && part % 2 === 0 ? `$${value}` : `${value} ${unit}`;
  });
  const spoken = [...WHOLE, ...Array.from({ length: 33 }, (_, index) => index * 3 + 2)]
    .filter((whole) => whole > 1)
    .map((whole) => `${words(language, whole)} ${unit}`);
  return [...written, ...new Set(spoken)];
}

/** Spanish says "veintiún euros" and "sesenta y un euros". */
function words(language: Spelt, value: number): string {
  const said = numberWords(language, value);
  return language === "es" ? said.replace(/veintiuno$/, "veintiún").replace(/uno$/, "un") : said;
}

function dates(language: Spelt): readonly string[] {
  const locales = { en: ["en-US", "en-GB"], es: ["es-ES"], fr: ["fr-FR"] }[language];
  return DAYS.flatMap(([year, month, day]) => [
    ...locales.map((locale) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(Date.UTC(year, month - 1, day)),
    ),
    `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
  ]);
}

function times(language: Spelt): readonly string[] {
  return CLOCK.flatMap(([hour, minute]) => {
    const past = String(minute).padStart(2, "0");
    if (language === "fr")
      return [
        `${hour} h ${past}`,
        ...(hour > 1
          ? [`${numberWords("fr", hour)} heures ${minute === 0 ? "" : numberWords("fr", minute)}`.trim()]
          : []),
      ];
    if (language === "es") return [`${hour}:${past}`];
    const half = hour < 12 ? "am" : "pm";
    const twelve = hour % 12 === 0 ? 12 : hour % 12;
    return [
      `${twelve}:${past} ${half.toUpperCase()}`,
      ...(minute > 9 ? [`${numberWords("en", twelve)} ${numberWords("en", minute).replace("-", " ")} ${half}`] : []),
    ];
  });
}

function phones(language: Spelt): readonly string[] {
  const national = {
    en: ["(207) 555-0164", "207-555-0164", "207.555.0164", "020 7946 0958"],
    es: ["611 22 33 44", "915 550 142"],
    fr: ["06 39 98 01 45", "06.39.98.01.45"],
  }[language];
  return [...national, "+44 20 7946 0958", "+1 207 555 0164", "+33 6 39 98 01 45"];
}
