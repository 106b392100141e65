import type { Lcid } from "../../settings";
import { cultureOf, dateFormat, type Culture } from "./culture";

/** Who is signed in. */
export interface HostUser {
  readonly userId: string;
  readonly userName: string;
}

/** 1 January 2023 was a Sunday: index 0 of .NET's day names. */
const SUNDAY = 1;

/** `context.userSettings` of a user in a language. Date patterns are .NET's, derived from what the browser writes. */
export function userSettingsFor(user: HostUser, lcid: Lcid, isRTL: boolean): ComponentFramework.UserSettings {
  const culture = cultureOf(lcid);
  return {
    userId: `{${user.userId.toUpperCase()}}`,
    userName: user.userName,
    languageId: Number(lcid),
    isRTL,
    securityRoles: [],
    dateFormattingInfo: dateFormattingInfo(culture),
    numberFormattingInfo: numberFormattingInfo(culture),
    getTimeZoneOffsetMinutes: (date = new Date()) => -date.getTimezoneOffset(),
  };
}

function dateFormattingInfo(culture: Culture): ComponentFramework.UserSettingApi.DateFormattingInfo {
  const day = (index: number): Date => new Date(2023, 0, SUNDAY + index, 9);
  const month = (index: number): Date => new Date(2023, index, 1, 9);
  const days = (weekday: "long" | "short" | "narrow"): string[] =>
    Array.from({ length: 7 }, (_, index) => culture.date(day(index), { weekday }));
  // .NET keeps a thirteenth, empty month for calendars that have one.
  const months = (options: Intl.DateTimeFormatOptions): string[] => [
    ...Array.from({ length: 12 }, (_, index) => culture.date(month(index), options)),
    "",
  ];
  const genitive = (style: "long" | "short"): string[] => [
    ...Array.from({ length: 12 }, (_, index) => part(culture, month(index), { day: "numeric", month: style }, "month")),
    "",
  ];
  return {
    amDesignator: part(culture, new Date(2023, 0, 1, 9), { hour: "numeric", hour12: true }, "dayPeriod"),
    pmDesignator: part(culture, new Date(2023, 0, 1, 21), { hour: "numeric", hour12: true }, "dayPeriod"),
    dayNames: days("long"),
    abbreviatedDayNames: days("short"),
    shortestDayNames: days("narrow"),
    monthNames: months({ month: "long" }),
    abbreviatedMonthNames: months({ month: "short" }),
    monthGenitiveNames: genitive("long"),
    abbreviatedMonthGenitiveNames: genitive("short"),
    calendar: {
      minSupportedDateTime: new Date(-62135596800000),
      maxSupportedDateTime: new Date(253402300799999),
      algorithmType: 1,
      calendarType: 1,
      twoDigitYearMax: 2049,
    },
    calendarWeekRule: 0,
    firstDayOfWeek: culture.tag.startsWith("en") ? 0 : culture.tag.startsWith("ar") ? 6 : 1,
    dateSeparator: part(culture, new Date(), { dateStyle: "short" }, "literal"),
    timeSeparator: ":",
    shortDatePattern: pattern(culture, { dateStyle: "short" }),
    longDatePattern: pattern(culture, { dateStyle: "full" }),
    shortTimePattern: pattern(culture, { timeStyle: "short" }),
    longTimePattern: pattern(culture, { timeStyle: "medium" }),
    fullDateTimePattern: pattern(culture, { dateStyle: "full", timeStyle: "medium" }),
    monthDayPattern: pattern(culture, { month: "long", day: "numeric" }),
    yearMonthPattern: pattern(culture, { year: "numeric", month: "long" }),
    sortableDateTimePattern: "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
    universalSortableDateTimePattern: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
  };
}

/** The .NET pattern of what the browser writes for a style. */
function pattern(culture: Culture, options: Intl.DateTimeFormatOptions): string {
  const format = dateFormat(culture.tag, options);
  const hour12 = format.resolvedOptions().hour12 === true;
  return format
    .formatToParts(new Date(2023, 2, 4, 5, 6, 7))
    .map(({ type, value }) => {
      if (type === "day") return value.length > 1 ? "dd" : "d";
      if (type === "month")
        return /^\d+$/.test(value)
          ? value.length > 1
            ? "MM"
            : "M"
          : value.length > 4 || value === value.toUpperCase()
            ? "MMMM"
            : "MMM";
      if (type === "year") return value.length > 2 ? "yyyy" : "yy";
      if (type === "weekday") return "dddd";
      if (type === "hour") return (hour12 ? "h" : "H").repeat(value.length);
      if (type === "minute") return "mm";
      if (type === "second") return "ss";
      if (type === "dayPeriod") return "tt";
      return /[a-zA-Z]/.test(value) ? `'${value}'` : value;
    })
    .join("");
}

function numberFormattingInfo(culture: Culture): ComponentFramework.UserSettingApi.NumberFormattingInfo {
  const parts = new Intl.NumberFormat(culture.tag, { minimumFractionDigits: 1 }).formatToParts(-1_234_567.8);
  const find = (type: Intl.NumberFormatPartTypes, otherwise: string): string =>
    parts.find((found) => found.type === type)?.value ?? otherwise;
  const decimal = find("decimal", ".");
  const group = find("group", ",");
  return {
    currencyDecimalDigits: 2,
    currencyDecimalSeparator: decimal,
    currencyGroupSeparator: group,
    currencyGroupSizes: [3],
    currencyNegativePattern: 1,
    currencyPositivePattern: 0,
    currencySymbol: "$",
    nanSymbol: "NaN",
    nativeDigits: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    negativeInfinitySymbol: "-∞",
    negativeSign: find("minusSign", "-"),
    numberDecimalDigits: 2,
    numberDecimalSeparator: decimal,
    numberGroupSeparator: group,
    numberGroupSizes: [3],
    numberNegativePattern: 1,
    perMilleSymbol: "‰",
    percentDecimalDigits: 2,
    percentDecimalSeparator: decimal,
    percentGroupSeparator: group,
    percentGroupSizes: [3],
    percentNegativePattern: 0,
    percentPositivePattern: 0,
    percentSymbol: "%",
    positiveInfinitySymbol: "∞",
    positiveSign: "+",
  };
}

function part(
  culture: Culture,
  value: Date,
  options: Intl.DateTimeFormatOptions,
  type: Intl.DateTimeFormatPartTypes,
): string {
  return (
    dateFormat(culture.tag, options)
      .formatToParts(value)
      .find((found) => found.type === type)?.value ?? ""
  );
}
