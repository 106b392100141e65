import { batchJson } from "../../Workbench/page/dataverse/batch";

const PATHS = ["EntityDefinitions", "EntityDefinitions?$top=1"];
const DELIMITER = "--batchresponse_3f7c";

const part = (status: string, body: string): string =>
  ["", "Content-Type: application/http", "", `HTTP/1.1 ${status}`, "Content-Type: application/json", "", body, ""].join(
    "\r\n",
  );
const answerOf = (...parts: readonly string[]): string =>
  `${[...parts, "--"].map((each) => DELIMITER + each).join("")}\r\n`;

/** What the page makes of an answer to its batch. */
function read(text: string, status = 200): Promise<readonly unknown[]> {
  globalThis.fetch = () => Promise.resolve(new Response(text, { status }));
  return batchJson(PATHS);
}

test("each answer is read, in the order of the questions, whatever stands in it", async () => {
  const odd = { words: "a\r\n\r\nb" };
  const pretty = JSON.stringify(odd, null, 2).replace(/\n/g, "\r\n\r\n");
  expect(await read(answerOf(part("200 OK", '{"value":[]}'), part("200 OK", pretty)))).toEqual([{ value: [] }, odd]);
});

test("a question that was refused is told in Dataverse's words, with its code", async () => {
  const error = '{"error":{"code":"0x80040220","message":"Principal user is missing prvReadEntity"}}';
  await expect(read(answerOf(part("200 OK", "{}"), part("403 Forbidden", error)))).rejects.toMatchObject({
    message: "Principal user is missing prvReadEntity",
    errorCode: 0x80040220,
    httpStatus: 403,
  });
});

test.each([
  ["a page of words", "<html>\r\n<body>Sign in</body>\r\n</html>", "$batch: 0 of 2 answers came"],
  ["nothing", "", "$batch: 0 of 2 answers came"],
  ["an answer too few", answerOf(part("200 OK", "{}")), "$batch: 1 of 2 answers came"],
])("%s in place of the answers is told as such", async (_what, text, message) => {
  await expect(read(text)).rejects.toMatchObject({ name: "WebApiError", message, httpStatus: 200 });
});
