import type { Lcid } from "../../settings";
import { LANGUAGES } from "../../settings";

/**
 * How a language writes dates and numbers, from the browser's own data. Western digits, as Dynamics shows them in
 * Arabic too.
 */
export interface Culture {
  readonly tag: string;
  date(value: Date, options: Intl.DateTimeFormatOptions): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
}

/** Milliseconds each to make, and a form asks for a hundred, of a few kinds. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** What writes dates so in a language, made once. @param tag BCP 47 */
export function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([tag, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(tag, options);
  formats.set(key, format);
  return format;
}

export function cultureOf(lcid: Lcid): Culture {
  const tag = `${LANGUAGES[lcid].tag}-u-nu-latn-ca-gregory`;
  return {
    tag,
    date: (value, options) => dateFormat(tag, options).format(value),
    number: (value, options) => new Intl.NumberFormat(tag, options).format(value),
  };
}
