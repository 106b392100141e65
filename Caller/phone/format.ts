import { parsePhone } from "./parse";

/**
 * A number as people of the style write it: `+1 202 555 0143` or `(202) 555-0143`. What cannot be read as a number with
 * a country comes back as given.
 */
export function formatPhone(e164: string, style: "international" | "national"): string {
  const { known, extension } = parsePhone(e164);
  if (known === undefined) return e164;
  if (extension !== undefined) known.setExt(extension);
  return style === "national" ? known.formatNational() : known.formatInternational();
}
