import { ZipError } from "./zipError";

/**
 * The text of a part's name.
 * @throws ZipError when it is none
 */
export function decodedText(name: Uint8Array, encoding: "latin1" | "utf-8"): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(name);
  } catch {
    throw new ZipError("it holds a part whose name is no text");
  }
}
