import { writtenForm } from "../../Transcript/description/writtenForm";

/** What tells whether a case's texts are those that the service wrote; undefined where empty or not there. */
export interface WrittenTexts {
  readonly description: string | undefined;
  readonly descriptionReadable: boolean;
  readonly transcript: string | undefined;
  /** `opencx_writtenhash`. */
  readonly writtenHash: string | undefined;
}

/**
 * Whether somebody changed the texts since the service wrote them. Where that cannot be known it is not said: without
 * the hash (cases of an earlier version), without one of the texts, and in a browser that hashes on https pages alone.
 * @param transcriptMissing whether the description says that there is more than the form gives
 */
export async function isEdited(
  { description, descriptionReadable, transcript, writtenHash }: WrittenTexts,
  transcriptMissing: boolean,
): Promise<boolean> {
  const written = writtenHash?.trim().toLowerCase() ?? "";
  if (!/^[\da-f]{64}$/.test(written) || !descriptionReadable || transcriptMissing) return false;
  try {
    const bytes = new TextEncoder().encode(writtenForm(description, transcript));
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return written !== Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  } catch {
    return false;
  }
}
