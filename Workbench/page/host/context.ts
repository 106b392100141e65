import type { BuiltControl } from "../../server/control";
import type { FormControl } from "../../server/drawn/layout";
import type { FormRecord } from "../form/record";
import type { Settings } from "../settings";
import type { Tokens } from "../theme";
import { designLanguage } from "./designLanguage";
import { device } from "./device";
import { formattingFor } from "./language/formatting";
import { navigationFor } from "./navigation";
import { hostParameters, type FieldLabels, type HostParameter } from "./control/parameters";
import { popupService } from "./popup";
import type { Privileges } from "./privileges";
import { resourcesFor } from "./control/resources";
import type { PageServices } from "./services";
import { userSettingsFor, type HostUser } from "./language/userSettings";
import { utilityFor } from "./utility";

export type HostParameters = Record<string, HostParameter>;
export type HostEvents = Record<string, (payload?: unknown) => void>;

/** Members that every model-driven app gives and the typings leave out. */
interface UntypedMembers {
  readonly mode: ComponentFramework.Mode & {
    readonly contextInfo: {
      readonly entityId: string;
      readonly entityTypeName: string;
      readonly entityRecordName: string;
    };
    readonly isRead: boolean;
  };
  readonly page: {
    readonly entityId: string;
    readonly entityTypeName: string;
    readonly isPageReadOnly: boolean;
    getClientUrl(): string;
  };
  readonly appSettings: { getIsFluentThemingEnabled(): boolean };
}

/** The context as a model-driven app hands it out. */
export type HostContext = ComponentFramework.Context<HostParameters, HostEvents> & UntypedMembers;

/** What a control's host knows when it makes a context. */
export interface HostSurroundings {
  readonly control: BuiltControl;
  readonly placed: FormControl;
  readonly label: string;
  /** The form's words for each of its columns. */
  readonly labels: FieldLabels;
  readonly record: FormRecord;
  readonly settings: Settings;
  readonly tokens: Tokens;
  readonly user: HostUser;
  readonly page: PageServices;
  readonly privileges: Privileges;
  readonly webAPI: ComponentFramework.WebApi;
  readonly disabled: boolean;
}

/** What changes while a control lives, and what it may call back. */
export interface HostState {
  readonly updatedProperties: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly events: HostEvents;
  requestRender(): void;
  trackContainerResize(track: boolean): void;
  setControlState(state: ComponentFramework.Dictionary): boolean;
  setFullScreen(full: boolean): void;
}

const popups = popupService();

/** One context, new for each updateView as on the platform. */
export function hostContext(around: HostSurroundings, state: HostState): HostContext {
  const { control, placed, record, settings } = around;
  const name = record.value(record.table.nameColumn);
  const fluent = designLanguage(settings, around.tokens);
  return {
    parameters: hostParameters(control, placed.custom?.parameters ?? [], record, around.labels),
    updatedProperties: [...state.updatedProperties],
    events: state.events,
    client: {
      disableScroll: false,
      getClient: () => "Web",
      // 1 is a desktop, 3 a phone.
      getFormFactor: () => (settings.narrow ? 3 : 1),
      isOffline: () => false,
      isNetworkAvailable: () => navigator.onLine,
    },
    device,
    factory: { getPopupService: () => popups, requestRender: () => state.requestRender() },
    formatting: formattingFor(settings.language),
    mode: {
      allocatedWidth: state.width,
      allocatedHeight: state.height,
      isControlDisabled: around.disabled,
      isRead: around.disabled,
      isVisible: true,
      label: around.label,
      contextInfo: {
        entityId: record.id,
        entityTypeName: record.table.logicalName,
        entityRecordName: typeof name === "string" ? name : "",
      },
      setControlState: (saved) => state.setControlState(saved),
      setFullScreen: (full) => state.setFullScreen(full),
      trackContainerResize: (track) => state.trackContainerResize(track),
    },
    navigation: navigationFor(around.page),
    resources: resourcesFor(control, settings.language, "/control/"),
    userSettings: userSettingsFor(around.user, settings.language, settings.rtl),
    utils: utilityFor(around.page, around.privileges),
    webAPI: around.webAPI,
    copilot: { executeEvent: () => Promise.resolve([]), executePrompt: () => Promise.resolve([]) },
    page: {
      entityId: record.id,
      entityTypeName: record.table.logicalName,
      isPageReadOnly: around.disabled,
      getClientUrl: () => window.location.origin,
    },
    appSettings: { getIsFluentThemingEnabled: () => settings.look === "modern" },
    ...(fluent === undefined ? {} : { fluentDesignLanguage: fluent }),
  };
}
