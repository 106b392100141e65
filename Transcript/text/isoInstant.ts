const ISO = /^([1-9]\d{3}-\d\d-\d\d)[T ]([\d:]{5,8})(?:[.,]\d+)?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * The instant that a text names in ISO 8601, without a zone in UTC; undefined for any other text, for days and times
 * that there are not, and for years before 1000, which a Date made of its parts takes for those of this age. A browser's
 * own reading would make dates of most words that people write, such as "yesterday at 5".
 */
export function isoInstant(text: string | undefined): Date | undefined {
  const [, day = "", time = "", zone = "Z"] = ISO.exec(text?.trim() ?? "") ?? [];
  // The day apart: 30 February would else be 2 March.
  const midnight = new Date(`${day}T00:00Z`);
  const offset = zone.toUpperCase().replace(/^(...)(\d\d)$/, "$1:$2");
  const instant = new Date(`${day}T${time}${offset}`);
  if (Number.isNaN(instant.getTime()) || !midnight.toISOString().startsWith(day)) return undefined;
  return instant;
}
