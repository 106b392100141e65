import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUNDLE = "out/controls/OpenCXTranscriptControl/bundle.js";

/**
 * Gzip, of which the numbering plans of all countries are 7 KB, reading numbers by them 5 KB, the words of five languages
 * that what was said is heard by 17 KB, and hearing it 30 KB. A rep waits for these bytes the first time a case opens;
 * `npm run bench` shows them.
 */
const LIMIT = 103 * 1024;
/** As it is parsed. */
const RAW_LIMIT = 215 * 1024;

test("the control's production bundle is at most 103 KB gzip and 215 KB raw", () => {
  const bundle = readFileSync(BUNDLE);
  expect(gzipSync(bundle, { level: 9 }).length).toBeLessThanOrEqual(LIMIT);
  expect(bundle.length).toBeLessThanOrEqual(RAW_LIMIT);
});

test("the bundle is a production build and carries no React, Fluent or DOM renderer of its own", () => {
  const text = readFileSync(BUNDLE, "utf8");
  expect(text).not.toContain("sourceMappingURL");
  expect(text).not.toContain("react-dom");
  expect(text).not.toContain("__SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED = {");
});
