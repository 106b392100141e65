// Runs before the platform's libraries: they read their settings from the window when they load.

const nonce = document.currentScript?.nonce ?? "";

window.FabricConfig = {
  // Icons come from this server: the library's own default is a CDN, and a machine without a network would show boxes.
  iconBaseUrl: "/icons/",
  fontBaseUrl: "",
  mergeStyles: { cspSettings: { nonce } },
};

// The older half of Fluent's styles is inserted by another library, which reads the nonce here.
window.CSPSettings = { nonce };

// Built controls look for React under the platform's names.
Object.defineProperty(window, "Reactv16", { get: () => window.React });
Object.defineProperty(window, "ReactDOMv16", { get: () => window.ReactDOM });
