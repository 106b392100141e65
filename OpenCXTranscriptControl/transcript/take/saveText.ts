/** Begins a file so that every program reads it as UTF-8: Arabic is unreadable in some without it. */
const BYTE_ORDER_MARK = "\ufeff";

/** Has the browser save a text for people as a file, with line ends as Windows has them. */
export function saveText(fileName: string, text: string): void {
  saveFile(fileName, "text/plain", BYTE_ORDER_MARK + text.replace(/\n/g, "\r\n"));
}

/** Has the browser save a text for programs as it is: JSON has no byte order mark. */
export function saveFile(fileName: string, type: string, text: string): void {
  const file = new Blob([text], { type: `${type};charset=utf-8` });
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads it after this task.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
