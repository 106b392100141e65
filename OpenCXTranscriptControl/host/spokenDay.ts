/**
 * A day that was said as reps read and write it: `Nov 6`, `May 3, 1985`.
 * @param value ISO 8601, without its year `--11-06`; words such as `next friday` stay
 * @param language BCP 47 tag of the rep's language; undefined: the browser's
 */
export function spokenDay(value: string, language: string | undefined): string {
  return /\d-\d\d$/.test(value)
    ? // A leap year, since 29 February is said without its year, too; digits as Dynamics writes them.
      new Date(value.replace(/^-/, "2000")).toLocaleDateString(language && `${language}-u-nu-latn`, {
        year: value.startsWith("-") ? undefined : "numeric",
        month: "short",
        day: "numeric",
        timeZone: "UTC",
      })
    : value;
}
