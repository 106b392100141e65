import { readFileSync } from "node:fs";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { clientOf } from "../support/dataverseClient";

/** What of docs/release.md's questions the local Dataverse has no table for; the page says so of each. */
const NOT_ASKED = "not asked of the local Dataverse";

/** The rows of docs/release.md that ask an environment what stands in it: the question, and the rows of its answer. */
function questions(): readonly (readonly [string, unknown])[] {
  const [, section = ""] = readFileSync("docs/release.md", "utf8").split("## What stands in the environment then");
  const [table = ""] = section.split("\n## ");
  return table
    .split("\n")
    .filter((line) => line.startsWith("| `") && !line.includes(NOT_ASKED))
    .map((line) => {
      const [, question = "", answer = ""] = /^\| `(.+?)` \| `(.+)` \|$/.exec(line) ?? [];
      return [question, JSON.parse(answer)] as const;
    });
}

test("what docs/release.md asks of a real environment, the local one answers with the same", async () => {
  const dataverse = await startDataverse();
  try {
    expect(questions().length).toBeGreaterThan(8);
    for (const [question, answer] of questions()) {
      const { body } = await clientOf(dataverse).get(question);
      expect({ question, value: body.value }).toMatchObject({ question, value: answer });
    }
  } finally {
    await dataverse.close();
  }
});
