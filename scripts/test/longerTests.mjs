// The test files that `npm test` leaves to `npm run longer`: tests/longer.json names them, each with what of it is in
// `npm test` all the same. Node's own modules alone: `npm test` reads this before it has installed.
import { existsSync, readFileSync } from "node:fs";

const LIST = "tests/longer.json";

/** @returns {string[]} paths from the project's root; none where there is no list */
export function longer() {
  return existsSync(LIST) ? Object.keys(JSON.parse(readFileSync(LIST, "utf8"))) : [];
}
