import { BASE_LANGUAGE } from "../../../Transcript/languages";
import { entityMetadata } from "../host/utility";
import { navigationFor } from "../host/navigation";
import type { PageServices } from "../host/services";
import type { HostUser } from "../host/language/userSettings";
import { userSettingsFor } from "../host/language/userSettings";
import { webApi } from "../host/webApi";
import type { Settings } from "../settings";

/** What `Xrm.Utility.getGlobalContext()` gives. */
export interface GlobalContext {
  readonly userSettings: Readonly<Record<string, unknown>>;
  readonly organizationSettings: Readonly<Record<string, unknown>>;
  readonly client: Readonly<Record<string, unknown>>;
  getClientUrl(): string;
  getVersion(): string;
  getCurrentAppUrl(): string;
  getCurrentAppName(): Promise<string>;
}

/** Puts the client API's global on the window, as the app has it before a form's libraries load. */
export function installXrm(settings: Settings, user: HostUser, page: PageServices, appName: string): GlobalContext {
  const { securityRoles, ...shared } = userSettingsFor(user, settings.language, settings.rtl);
  const globalContext: GlobalContext = {
    userSettings: {
      ...shared,
      securityRoles,
      roles: { getLength: () => securityRoles.length, get: () => [], forEach: () => undefined },
    },
    organizationSettings: { languageId: BASE_LANGUAGE, uniqueName: "local", isAutoSaveEnabled: false },
    client: {
      getClient: () => "Web",
      getClientState: () => (navigator.onLine ? "Online" : "Offline"),
      getFormFactor: () => (settings.narrow ? 3 : 1),
      isOffline: () => false,
      isNetworkAvailable: () => navigator.onLine,
    },
    getClientUrl: () => window.location.origin,
    getCurrentAppUrl: () => `${window.location.origin}/`,
    getCurrentAppName: () => Promise.resolve(appName),
    getVersion: () => "9.2.0.0",
  };
  const xrm = {
    WebApi: { ...webApi, online: webApi },
    Navigation: navigationFor(page),
    Utility: {
      getGlobalContext: () => globalContext,
      getEntityMetadata: entityMetadata,
      lookupObjects: page.lookup,
      showProgressIndicator: (message: string) =>
        document.body.setAttribute("aria-busy", message === "" ? "false" : "true"),
      closeProgressIndicator: () => document.body.removeAttribute("aria-busy"),
    },
  };
  // Assigned as a whole: the types name members that need the server's metadata store or offline mode, which no form
  // here has.
  Object.assign(window, { Xrm: xrm });
  return globalContext;
}
