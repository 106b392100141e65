/** What the platform's scripts put on the window, and the settings they read there. */
interface Window {
  FabricConfig?: {
    iconBaseUrl: string;
    fontBaseUrl: string;
    mergeStyles?: { cspSettings: { nonce: string } };
  };
  CSPSettings?: { nonce: string };
  React?: typeof import("react");
  ReactDOM?: typeof import("react-dom");
}
