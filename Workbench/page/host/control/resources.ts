import { BASE_LANGUAGE } from "../../../../Transcript/languages";
import type { BuiltControl } from "../../../server/control";
import type { Lcid } from "../../settings";

/** A file of the control's own folder: without an answer by then, none comes. */
const TIMEOUT_MS = 30_000;

/**
 * `context.resources`: the control's resx in the user's language, else in English; an unknown key comes back as itself,
 * as on the platform.
 */
export function resourcesFor(control: BuiltControl, language: Lcid, base: string): ComponentFramework.Resources {
  const strings = control.strings[language] ?? {};
  const english = control.strings[BASE_LANGUAGE] ?? {};
  return {
    getString: (id) => strings[id] ?? english[id] ?? id,
    getResource: (id, success, failure) => {
      fetch(base + id, { signal: AbortSignal.timeout(TIMEOUT_MS) })
        .then(async (answer) => {
          if (!answer.ok) throw new Error(`${id}: ${answer.status}`);
          const bytes = new Uint8Array(await answer.arrayBuffer());
          success(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")));
        })
        .catch(() => failure());
    },
  };
}
