import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUNDLE = "out/controls/OpenCXTranscriptControl/bundle.js";

/**
 * 40 KB, of which the numbering plans of all countries are the larger half. A rep waits for these bytes the first time
 * a case opens.
 */
const LIMIT = 40 * 1024;

test("the control's production bundle is at most 40 KB gzip", () => {
  const bundle = readFileSync(BUNDLE);
  expect(gzipSync(bundle, { level: 9 }).length).toBeLessThanOrEqual(LIMIT);
});

test("the bundle is a production build and carries no React, Fluent or DOM renderer of its own", () => {
  const text = readFileSync(BUNDLE, "utf8");
  expect(text).not.toContain("sourceMappingURL");
  expect(text).not.toContain("react-dom");
  expect(text).not.toContain("__SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED = {");
});
