import type { OpenCXAccess, OpenCXClient } from "../../opencx/client";
import { asFailure } from "../../failures/failure";
import { Finding, type Check } from "../check";

/** Codes of answers that are no OpenCX's: most often another server stands at the address. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  "opencx-gateway",
  "opencx-not-json",
  "opencx-unreadable",
  "opencx-refused",
]);

/** The API is there under its path, and takes the key. */
export function openCXCheck(client: Pick<OpenCXClient, "check">, { url, organizationId }: OpenCXAccess): Check {
  return {
    name: "OpenCX",
    run: async () => {
      try {
        await client.check();
      } catch (thrown) {
        const failure = asFailure(thrown);
        if (!ELSEWHERE.has(failure.code)) throw failure;
        const { pathname } = new URL(url);
        const path = pathname === "/" ? "" : ` (${pathname} may be too much: OpenCX's API stands at the root)`;
        throw new Finding(
          `OPENCX_API_URL: what answers at ${url} is not OpenCX's API${path}; the public one is https://api.open.cx: ${failure.message}`,
        );
      }
      return organizationId === undefined
        ? "the API key is good; OPENCX_ORGANIZATION_ID is not set: the first webhook tells it, and lost ones are looked for from then on"
        : "the API key is good";
    },
  };
}
