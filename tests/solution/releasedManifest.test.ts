import { readFileSync } from "node:fs";
import { manifestChanges } from "./support/manifestChanges";

const RELEASED = readFileSync("OpenCXTranscriptControl/released/ControlManifest.xml", "utf8");
const CURRENT = readFileSync("OpenCXTranscriptControl/ControlManifest.Input.xml", "utf8");

/** The released manifest as version 1.2.3, after a change. */
function changed(version: string, ...changes: readonly (readonly [RegExp | string, string])[]): string {
  const numbered = RELEASED.replace(/(<control\b[^>]*\bversion=")[^"]*/, `$1${version}`);
  return changes.reduce((text, [from, to]) => {
    const after = text.replace(from, to);
    if (after === text) throw new Error(`the manifest does not hold ${String(from)}`);
    return after;
  }, numbered);
}
const BEFORE = changed("1.2.3");

test("the control keeps to what its last release promised: change its version with npm version --no-git-tag-version", () => {
  expect(manifestChanges(RELEASED, CURRENT)).toEqual([]);
});

test.each([
  [
    "a property removed",
    changed("1.3.0", [/<property name="sentiment"[^>]*>/, ""]),
    "property sentiment was released and is gone",
  ],
  [
    "a property of another type",
    changed("1.3.0", [/(name="handoffOn"[^>]*of-type=")[^"]*/, "$1SingleLine.Text"]),
    "property handoffOn was released for DateAndTime.DateAndTime and no longer takes it",
  ],
  [
    "a type group that takes less",
    changed("1.3.0", ["<type>SingleLine.TextArea</type>", ""]),
    "property description was released for SingleLine.TextArea and no longer takes it",
  ],
  [
    "a bound property that becomes an input",
    changed("1.3.0", [/(name="sessionId"[^>]*usage=")bound/, "$1input"]),
    "property sessionId was released as bound",
  ],
  [
    "a property that becomes required",
    changed("1.3.0", [/(name="sessionId"[^>]*required=")false/, "$1true"]),
    "property sessionId was released as not required",
  ],
  [
    "a new property that is required",
    changed("1.3.0", [
      "<event",
      '<property name="mood" of-type="SingleLine.Text" usage="bound" required="true" /><event',
    ]),
    "property mood is new and required: no form binds it yet",
  ],
  [
    "a change under the released version",
    changed("1.2.3", ["<event", '<property name="mood" of-type="SingleLine.Text" usage="bound" /><event']),
    "the manifest has changed and is still version 1.2.3",
  ],
])("%s is found", (_, after, problem) => {
  expect(manifestChanges(BEFORE, after)).toContain(problem);
});

test.each([
  [
    "a new optional property",
    changed("1.3.0", ["<event", '<property name="mood" of-type="SingleLine.Text" usage="bound" /><event']),
  ],
  [
    "a type group that takes more",
    changed("1.3.0", ["<type>SingleLine.Phone</type>", "<type>SingleLine.Phone</type><type>SingleLine.Email</type>"]),
  ],
  ["a property removed with a new major version", changed("2.0.0", [/<property name="sentiment"[^>]*>/, ""])],
  [
    "a property removed from a control of another name",
    changed(
      "1.3.0",
      [/<property name="sentiment"[^>]*>/, ""],
      ['constructor="OpenCXTranscriptControl"', 'constructor="OpenCXConversation"'],
    ),
  ],
])("%s is no problem", (_, after) => {
  expect(manifestChanges(BEFORE, after)).toEqual([]);
});
