const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the text is a GUID in the one form the Web API takes: 8-4-4-4-12 hexadecimal digits, no braces. */
export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** A GUID as the Web API writes it: form lookups spell ids `{UPPER-CASE}`, and two spellings of one row are no two rows. */
export function plainGuid(id: string): string {
  return id.replace(/[{}]/g, "").toLowerCase();
}
