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

export function cultureOf(lcid: Lcid): Culture {
  const tag = `${LANGUAGES[lcid].tag}-u-nu-latn-ca-gregory`;
  return {
    tag,
    date: (value, options) => new Intl.DateTimeFormat(tag, options).format(value),
    number: (value, options) => new Intl.NumberFormat(tag, options).format(value),
  };
}
