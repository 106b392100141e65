/** A text as a literal of an OData filter (not percent-encoded): nothing in it ends the literal. */
export function odataText(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}
