import type { PageServices } from "./services";

/** `context.navigation` on this page: dialogs and panels of the workbench, real windows for addresses. */
export function navigationFor(page: PageServices): ComponentFramework.Navigation {
  return {
    openAlertDialog: (strings) => page.alert(strings),
    openConfirmDialog: (strings) => page.confirm(strings),
    openErrorDialog: (options) => page.error(options),
    openForm: (options, parameters = {}) => page.openForm(options, parameters),
    openUrl: (url, options) => openUrl(url, options),
    openFile: (file, options) => openFile(file, options),
    openWebResource: (name, options, data) => {
      const query = data === undefined ? "" : `?data=${encodeURIComponent(data)}`;
      openUrl(`/webresources/${name}${query}`, options);
    },
  };
}

/** Opens an address in a window that cannot reach back to this one. */
function openUrl(url: string, size?: ComponentFramework.NavigationApi.OpenUrlOptions): void {
  const features = ["noopener", "noreferrer"];
  if (size?.width !== undefined) features.push(`width=${size.width}`);
  if (size?.height !== undefined) features.push(`height=${size.height}`);
  // In the developer's log stands what was opened, also where the browser's own settings hide the window.
  console.info(`Opened in a new window: ${url}`);
  window.open(url, "_blank", features.join(","));
}

function openFile(
  file: ComponentFramework.FileObject,
  options?: ComponentFramework.NavigationApi.OpenFileOptions,
): Promise<void> {
  const bytes = Uint8Array.from(atob(file.fileContent), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: file.mimeType }));
  const link = document.createElement("a");
  link.href = address;
  // Mode 1 shows the file, 2 (and none) saves it.
  if (options?.openMode === 1) Object.assign(link, { target: "_blank", rel: "noopener" });
  else link.download = file.fileName;
  link.click();
  URL.revokeObjectURL(address);
  return Promise.resolve();
}
