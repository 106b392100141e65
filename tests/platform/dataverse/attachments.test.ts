import { errorOf, idOf, placeholderOf, useDataverse } from "../support/dataverseClient";

const BLOCKED = [
  400,
  "0x80043e09",
  "The attachment is either not a valid type or is too large. It cannot be uploaded or downloaded.",
];

// Source: Microsoft, "Block certain types of files from upload": organization.blockedattachments as shipped, error
// AttachmentBlocked.
describe("the types of files that an environment blocks as shipped", () => {
  const platform = useDataverse();
  const documentbody = Buffer.from("x").toString("base64");
  const note = (filename: string | null, more: object = {}) =>
    platform.client.send("POST", "annotations", { subject: "x", filename, documentbody, ...more });

  test.each(["a.exe", "a.EXE", "run.js", "picture.svg", "page.shtml", "call.2026.bat", "a.jar", ".cmd", "Ä.vbs"])(
    "%s is refused",
    async (filename) => {
      const before = platform.dataverse.rows("annotation").length;
      expect(errorOf(await note(filename))).toEqual(BLOCKED);
      expect(platform.dataverse.rows("annotation")).toHaveLength(before);
    },
  );

  test.each(["transcript.txt", "a.html", "a.json", "exe", "a.exe.txt", "a.pdf", "a.zip", "a.mp3", "a.executable"])(
    "%s is kept",
    async (filename) => {
      expect((await note(filename)).status).toBe(204);
    },
  );

  test("a name alone is no file; the file that joins it is judged, and so is a new name", async () => {
    const named = idOf(await note("a.exe", { documentbody: null }));
    expect(errorOf(await platform.client.send("PATCH", `annotations(${named})`, { documentbody }))).toEqual(BLOCKED);
    const harmless = idOf(await note("a.txt"));
    expect(errorOf(await platform.client.send("PATCH", `annotations(${harmless})`, { filename: "a.exe" }))).toEqual(
      BLOCKED,
    );
    expect((await platform.client.get(`annotations(${harmless})`)).body.filename).toBe("a.txt");
  });

  test("a blocked file in a deep insert takes the case with it", async () => {
    const before = platform.dataverse.rows("incident").length;
    const reply = await platform.client.send("POST", "incidents", {
      title: "x",
      ...placeholderOf(platform.dataverse),
      Incident_Annotation: [{ subject: "x", filename: "a.js", documentbody }],
    });
    expect(errorOf(reply)).toEqual(BLOCKED);
    expect(platform.dataverse.rows("incident")).toHaveLength(before);
  });
});
