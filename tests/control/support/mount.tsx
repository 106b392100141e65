import { webcrypto } from "node:crypto";
import { TextEncoder } from "node:util";
import { act, configure, render, type RenderResult } from "@testing-library/react";
import { OpenCXTranscriptControl } from "../../../OpenCXTranscriptControl/index";
import type { IInputs } from "../../../OpenCXTranscriptControl/generated/ManifestTypes";
import { PROPERTY_NAMES } from "../../support/propertyNames";
import { FakeDataverse, INCIDENT } from "./fakeDataverse";
import { readStrings } from "./strings";

// What a test waits for may be long in coming on a busy machine: in the library's one second a long call is not read.
configure({ asyncUtilTimeout: 20_000 });

// jsdom has neither, every browser both.
Object.assign(globalThis, { TextEncoder });
Object.defineProperty(crypto, "subtle", { value: webcrypto.subtle });

// jsdom lays nothing out, so it has nothing to scroll and no method for it; where things end up on the screen is the
// browser tests' part.
Element.prototype.scrollIntoView = () => undefined;

// Nothing has a size that could change; without an observer each text would be measured by all rules of style instead.
const nothing = (): undefined => undefined;
globalThis.ResizeObserver = class {
  observe = nothing;
  unobserve = nothing;
  disconnect = nothing;
};

// It paints nothing either, and nothing waits for a paint that never comes.
Object.defineProperty(document, "hidden", { configurable: true, value: true });

/** The host's side of one control: what a test may set before and between updateViews. */
export interface Host {
  /** Raw values of the bound and input properties by name; a missing one is null, as the platform says it. */
  values: Record<string, unknown>;
  /** undefined: a record that is not saved. */
  incidentId: string | undefined;
  /** Table of the record that the form shows; undefined: a host that does not say which record it shows. */
  table: string | undefined;
  readOnly: boolean;
  rightToLeft: boolean;
  language: number;
  /** Minutes east of UTC of the user's time zone. */
  zone: number | ((at: Date) => number);
  /** The modern look's tokens by name. */
  tokens: Readonly<Record<string, string>> | undefined;
  dark: boolean;
  /** Privileges, where the host tells of them. */
  utils: Readonly<Record<string, unknown>>;
  readonly dataverse: FakeDataverse;
  readonly openUrl: jest.Mock;
  readonly openForm: jest.Mock;
  readonly openConfirmDialog: jest.Mock;
  /** Stands for the event ContactLinked; undefined: a host without events. */
  contactLinked: jest.Mock | undefined;
}

/** A control in its host. */
export interface Mounted extends RenderResult {
  readonly control: OpenCXTranscriptControl;
  readonly host: Host;
  /** Another updateView, after the test changed the host. */
  readonly update: () => void;
}

const strings = new Map<number, ReadonlyMap<string, string>>();

/** A host with a saved incident, a rep who may write, English, UTC. */
export function newHost(values: Record<string, unknown> = {}): Host {
  return {
    values: { callerPhone: "+12025550143", sessionLinkHosts: "platform.open.cx", ...values },
    incidentId: INCIDENT,
    table: "incident",
    readOnly: false,
    rightToLeft: false,
    language: 1033,
    zone: 0,
    tokens: undefined,
    dark: false,
    utils: {},
    dataverse: new FakeDataverse(),
    openUrl: jest.fn(),
    openForm: jest.fn(() => Promise.resolve({ savedEntityReference: [] })),
    openConfirmDialog: jest.fn(() => Promise.resolve({ confirmed: true })),
    contactLinked: jest.fn(),
  };
}

/** The whole context of one updateView, a new object each time as the platform makes it. */
export function contextOf(host: Host): ComponentFramework.Context<IInputs> {
  const parameters = Object.fromEntries(
    PROPERTY_NAMES.map((name) => {
      const raw = host.values[name] ?? null;
      return [
        name,
        {
          raw,
          type: "",
          error: false,
          errorMessage: "",
          formatted: raw instanceof Date ? `formatted ${raw.toISOString()}` : undefined,
        },
      ];
    }),
  );
  if (!strings.has(host.language)) strings.set(host.language, readStrings(host.language));
  const getString = (key: string): string => strings.get(host.language)?.get(key) ?? key;
  const two = (value: number): string => String(value).padStart(2, "0");
  return {
    parameters,
    updatedProperties: [],
    client: {
      disableScroll: false,
      getFormFactor: () => 1,
      getClient: () => "Web",
      isOffline: () => false,
      isNetworkAvailable: () => true,
    },
    device: {},
    factory: { requestRender: () => undefined },
    formatting: {
      formatInteger: (value: number) => value.toLocaleString("en-US"),
      // Prints the browser-local clock of the Date, as the platform's does.
      formatDateShort: (value: Date) =>
        `${value.getFullYear()}/${two(value.getMonth() + 1)}/${two(value.getDate())} ${two(value.getHours())}:${two(value.getMinutes())}`,
      formatTime: (value: Date) => `${two(value.getHours())}:${two(value.getMinutes())}`,
    },
    mode: {
      allocatedHeight: -1,
      allocatedWidth: 600,
      isControlDisabled: host.readOnly,
      isVisible: true,
      label: "Description",
      setControlState: () => true,
      setFullScreen: () => undefined,
      trackContainerResize: () => undefined,
      contextInfo:
        host.table === undefined
          ? undefined
          : {
              entityId: host.incidentId === undefined ? null : `{${host.incidentId.toUpperCase()}}`,
              entityTypeName: host.table,
            },
    },
    navigation: { openUrl: host.openUrl, openForm: host.openForm, openConfirmDialog: host.openConfirmDialog },
    resources: { getString, getResource: () => undefined },
    userSettings: {
      isRTL: host.rightToLeft,
      languageId: host.language,
      userId: "",
      userName: "",
      securityRoles: [],
      getTimeZoneOffsetMinutes: (at: Date) => (typeof host.zone === "number" ? host.zone : host.zone(at)),
    },
    utils: host.utils,
    webAPI: host.dataverse.webAPI,
    events: host.contactLinked === undefined ? undefined : { ContactLinked: host.contactLinked },
    fluentDesignLanguage: host.tokens && { tokenTheme: host.tokens, isDarkTheme: host.dark, brand: {} },
  } as unknown as ComponentFramework.Context<IInputs>;
}

/** Runs a control through init and its first updateView. */
export function mount(host: Host): Mounted {
  const control = new OpenCXTranscriptControl();
  control.init(contextOf(host));
  const rendered = render(control.updateView(contextOf(host)));
  return { ...rendered, control, host, update: () => rendered.rerender(control.updateView(contextOf(host))) };
}

/** Lets answers that are ready come in. */
export async function settle(): Promise<void> {
  await act(async () => {
    for (let turn = 0; turn < 30; turn++) await Promise.resolve();
  });
}

/** A host whose incident is not saved yet: the control then asks Dataverse nothing. For tests of the words alone. */
export function unsavedHost(values: Record<string, unknown> = {}): Host {
  return { ...newHost(values), incidentId: undefined };
}
