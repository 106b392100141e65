/**
 * Puts a text on the clipboard.
 * @returns whether it is there: a frame that was not given the permission, or a page that is not secure, has only the
 *   old way, and a browser can refuse that too
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

function copyByCommand(text: string): boolean {
  let copied = false;
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
    copied = event.clipboardData !== null;
  };
  document.addEventListener("copy", put, true);
  try {
    // Deprecated, and still what a frame without the permission has.
    // oxlint-disable-next-line typescript/no-deprecated
    document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", put, true);
  }
  return copied;
}
