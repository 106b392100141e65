import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { holdsSocket, removeSocketFolder, socketFolderFor } from "../../Ingestion/database/socketFolder";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "opencx-folders-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const onLinux = process.platform === "linux" ? test : test.skip;

test("the server's own folder holds the socket", async () => {
  expect(await socketFolderFor(folder, undefined)).toBe(folder);
  await removeSocketFolder(folder, folder);
  expect(existsSync(folder)).toBe(true);
});

// `/proc` takes no sockets, as folders of the host do not in some containers' machines.
onLinux("a path too long for a socket, and a file system that takes none, get a closed folder elsewhere", async () => {
  for (const place of [path.join(folder, "d".repeat(100)), "/proc"]) {
    const socket = await socketFolderFor(place, undefined);
    expect(path.dirname(socket)).toBe(os.tmpdir());
    const { mode, uid } = statSync(socket);
    expect(mode & 0o777).toBe(0o700);
    expect(await holdsSocket(socket, uid)).toBe(true);
    await removeSocketFolder(socket, folder);
    expect(existsSync(socket)).toBe(false);
  }
});

test("a folder that another account made, opened or put a link for is refused by name", async () => {
  const { uid } = statSync(folder);
  await expect(holdsSocket(folder, uid + 1)).rejects.toThrow(`${folder}, where the inbox`);
  chmodSync(folder, 0o750);
  await expect(holdsSocket(folder, uid)).rejects.toThrow(`${folder}, where the inbox`);
  chmodSync(folder, 0o700);
  mkdirSync(path.join(folder, "real"), { mode: 0o700 });
  symlinkSync("real", path.join(folder, "link"));
  const link = path.join(folder, "link");
  await expect(holdsSocket(link, uid)).rejects.toThrow(`${link}, where the inbox`);
  expect(await holdsSocket(path.join(folder, "gone"), uid)).toBe(false);
});
