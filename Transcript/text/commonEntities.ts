const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00A0" };

/**
 * A text without tags, its entities as what they stand for: the few that every editor writes, and numbers. All that can
 * be told without a document.
 */
export function commonEntities(text: string): string {
  return text.replace(ENTITY, (written, decimal?: string, hex?: string, name?: string) =>
    name === undefined
      ? character(decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal), written)
      : (NAMED[name.toLowerCase()] ?? written),
  );
}

function character(code: number, written: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written;
}
