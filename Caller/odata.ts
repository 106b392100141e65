/** A text as a literal of an OData filter (not percent-encoded): nothing in it ends the literal. */
export function odataText(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}

/** A text as a part of a LIKE pattern, which `contains` takes: it stands for nothing but itself. */
export function likeText(text: string): string {
  return text.replace(/[%_[]/g, "[$&]");
}
