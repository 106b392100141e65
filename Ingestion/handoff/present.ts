/** Only what has a value: a column or a word that is not there is not written. */
export function present<Key extends string>(
  values: Readonly<Partial<Record<Key, string | undefined>>>,
): Partial<Record<Key, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<
    Record<Key, string>
  >;
}
