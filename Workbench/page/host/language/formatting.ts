import { LANGUAGES, isLcid, type Lcid } from "../../settings";
import { cultureOf } from "./culture";

const DAY_MS = 86_400_000;

/** `context.formatting` in a language: what the platform formats for a control. */
export function formattingFor(lcid: Lcid): ComponentFramework.Formatting {
  const culture = cultureOf(lcid);
  const decimal = (value: number, precision = 2): string =>
    culture.number(value, { minimumFractionDigits: precision, maximumFractionDigits: precision });
  return {
    formatCurrency: (value, precision, symbol) => `${symbol ?? "$"}${decimal(value, precision)}`,
    formatDecimal: decimal,
    formatDateAsFilterStringInUTC: (value, includeTime = false) =>
      includeTime ? `${value.toISOString().slice(0, 19)}Z` : value.toISOString().slice(0, 10),
    formatDateLong: (value) => culture.date(value, { dateStyle: "full" }),
    formatDateLongAbbreviated: (value) => culture.date(value, { dateStyle: "medium" }),
    formatDateShort: (value, includeTime = false) =>
      culture.date(value, includeTime ? { dateStyle: "short", timeStyle: "short" } : { dateStyle: "short" }),
    formatDateYearMonth: (value) => culture.date(value, { year: "numeric", month: "long" }),
    formatInteger: (value) => culture.number(value, { maximumFractionDigits: 0 }),
    formatLanguage: (value) => (isLcid(String(value)) ? LANGUAGES[String(value) as Lcid].name : String(value)),
    // Behaviour 1 (user local) is shown in the user's zone; 2 and 3 (date only, zone independent) as stored.
    formatTime: (value, behavior) =>
      culture.date(value, { timeStyle: "short", ...(behavior === 1 ? {} : { timeZone: "UTC" }) }),
    getWeekOfYear: weekOfYear,
  };
}

/** How a form writes date and time in a language. */
export function dateFormatIn(lcid: Lcid): (value: Date) => string {
  const formatting = formattingFor(lcid);
  return (value) => formatting.formatDateShort(value, true);
}

/** ISO 8601 week: the one with the year's first Thursday is week 1. */
function weekOfYear(value: Date): number {
  const thursday = new Date(Date.UTC(value.getFullYear(), value.getMonth(), value.getDate()));
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.ceil(((thursday.getTime() - yearStart) / DAY_MS + 1) / 7);
}
