/** The built control's manifest cannot be shown in the harness. */
export class HarnessManifestError extends Error {
  override readonly name = "HarnessManifestError";
}

/**
 * The manifest with the strings of one language alone. The harness loads every resx that a manifest names and keeps the
 * last one it gets, so with five of them the language would be a matter of chance.
 * @param lcid e.g. `1033`
 */
export function manifestInLanguage(manifest: string, lcid: string): string {
  const wanted = new RegExp(`path="[^"]*\\.${lcid}\\.resx"`);
  const left = manifest.replace(/<resx\b[^>]*?\/>|<resx\b[^>]*>\s*<\/resx>/g, (element) =>
    wanted.test(element) ? element : "",
  );
  if (!wanted.test(left))
    throw new HarnessManifestError(`The built control has no strings of language ${lcid}: run "npm run build".`);
  return left;
}
