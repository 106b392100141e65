import "./popup.css";

/** `context.factory.getPopupService()`: named popups over the page, one shown at a time by name. */
export function popupService(): ComponentFramework.FactoryApi.Popup.PopupService {
  const popups = new Map<string, ComponentFramework.FactoryApi.Popup.Popup>();
  const shown = new Map<string, HTMLElement>();
  let prefix = "";
  const close = (name: string): void => {
    shown.get(name)?.remove();
    shown.delete(name);
  };
  const open = (name: string): void => {
    const popup = popups.get(name);
    if (popup === undefined || shown.has(name)) return;
    const layer = document.createElement("div");
    layer.className = "wb-popup";
    layer.id = prefix + name;
    layer.append(popup.content);
    if (popup.closeOnOutsideClick === true) {
      layer.addEventListener("click", (event) => {
        if (event.target === layer) close(name);
      });
    }
    document.body.append(layer);
    shown.set(name, layer);
  };
  return {
    createPopup: (popup) => void popups.set(popup.name, popup),
    openPopup: open,
    closePopup: close,
    updatePopup: (name, popup) => {
      const wasShown = shown.has(name);
      close(name);
      popups.set(name, popup);
      if (wasShown) open(name);
    },
    deletePopup: (name) => {
      close(name);
      popups.delete(name);
    },
    setPopupsId: (id) => void (prefix = id),
    getPopupsId: () => prefix,
  };
}
