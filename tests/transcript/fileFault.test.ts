import { fileFault, unreadable } from "../../Transcript/text/fileFault";

const FILE = { isFile: () => true, uid: 7, mode: 0o100600, size: 10 };
const WANTED = { owners: [7, 0], closedTo: 0o077, most: 10 };

test.each([
  [{}, WANTED, undefined],
  [{ isFile: () => false }, WANTED, "is no file"],
  [{ uid: 8 }, WANTED, "belongs to another account"],
  [{ uid: 0 }, WANTED, undefined],
  [{ mode: 0o100640 }, WANTED, "is open to other accounts (mode 640)"],
  [{ mode: 0o100644 }, { ...WANTED, closedTo: 0o022 }, undefined],
  [{ mode: 0o100664 }, { ...WANTED, closedTo: 0o022 }, "is open to other accounts (mode 664)"],
  [{ size: 11 }, WANTED, "has 11 bytes, more than 10"],
  [{ uid: 8, mode: 0o100666 }, { ...WANTED, owners: undefined }, undefined],
])("a file with %j for one who wants %j: %s", (differs, wanted, fault) => {
  expect(fileFault({ ...FILE, ...differs }, wanted)).toBe(fault);
});

test.each([
  ["ENOENT", "there is no such file"],
  ["EISDIR", "it is a folder"],
  ["EACCES", "this user may not read it"],
  ["EIO", "the system says EIO"],
])("%s is told as: %s", (code, words) => {
  expect(unreadable(code)).toBe(words);
});
