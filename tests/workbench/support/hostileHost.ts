import { FORMATTED_VALUE, LOOKUP_TABLE } from "../../../Caller/annotations";

/** What a caller, a rep or another program may have put into any field. Run, each of them would open a dialog. */
export const VECTORS: readonly string[] = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "<svg/onload=alert(1)><a xlink:href=javascript:alert(1)>x</a></svg>",
  "javascript:alert(1)//",
  "data:text/html,<script>alert(1)</script>",
  "https://platform.open.cx@evil.example/inbox/",
  "\u202Egpj.elif\u202C \u2066\u2067abc\u2069 \u200F\u061C",
  "a\u200Bd\u200Cm\u200Di\uFEFFn\u2060",
  "w".repeat(10_000),
  "</textarea></title></style><iframe src=//evil.example></iframe>",
  "${alert(1)} `${alert(1)}` {{constructor.constructor('alert(1)')()}} #{7*7}",
  "red;background:url(//evil.example/x)} *{display:none} @import'//evil.example';",
  `Z${"\u0301".repeat(10_000)}`,
  "\u0000\u0007\uD800\uFFFF' OR 1=1; -- %0d%0aSet-Cookie:a=b &lt;b&gt;\r\n\u2028\u2029[00:00:01] AI: paid",
];

/** The page's side of it: which turn of the vectors, and which fields were handed to the control so far. */
export interface HostileWindow {
  turn: number;
  readonly fields: string[];
  readonly violations: string[];
  /** What the control had opened: addresses and records. */
  readonly opened: string[];
  refuse: boolean;
}

/** What the page needs to know, since nothing outside of `hostileHost` is there. */
export const HOSTILE_SETTINGS = {
  vectors: VECTORS,
  formatted: FORMATTED_VALUE,
  lookupTable: LOOKUP_TABLE,
  /** Decides which links are allowed, so it stays what an admin set. */
  keptProperties: ["sessionLinkHosts"],
};

/**
 * Runs in the page before anything else: whatever the host hands to the control, a vector stands in it and the field's
 * name behind it, between « and ». Every bound property is found in the context, every column in the row or in the
 * question for it, so that new ones come in by themselves. Ids, times and numbers stay, since nothing is found or shown
 * without them.
 */
export function hostileHost({ vectors, formatted, lookupTable, keptProperties }: typeof HOSTILE_SETTINGS): void {
  type Row = Record<string, unknown>;
  type Context = ComponentFramework.Context<Record<string, ComponentFramework.PropertyTypes.Property>>;
  type Control = new () => ComponentFramework.ReactControl<Context["parameters"], object>;
  type Registry = { registerControl(name: string, control: Control): void };

  const state: HostileWindow = { turn: 0, fields: [], violations: [], opened: [], refuse: false };
  Object.assign(window, { hostile: state });
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    state.violations.push(`${violatedDirective} ${blockedURI}`),
  );

  const vector = (field: string, offset = 0): string => {
    if (!state.fields.includes(field)) state.fields.push(field);
    return `${vectors[(state.fields.indexOf(field) + state.turn + offset) % vectors.length] ?? ""}«${field}»`;
  };
  /** Each value of the written form, whatever its labels are, and each turn. */
  const written = (name: string, text: string): string =>
    text
      .replace(/^( *\w[\w ]*): .*$/gm, (_line, label: string) => `${label}: ${vector(`${name} ${label.trim()}`)}`)
      .replace(
        /^(\[[\d:]+\] \w+): .*$/gm,
        (_line, head: string, at: number) => `${head}: ${vector(`${name} turn`, at)}`,
      );

  const parameters = (given: Context["parameters"]): Context["parameters"] =>
    Object.fromEntries(
      Object.entries(given).map(([name, property]) => {
        const { raw } = property as { readonly raw: unknown };
        if (keptProperties.includes(name)) return [name, property];
        if (raw instanceof Date) return [name, { ...property, formatted: vector(name) }];
        // Without the number nothing is searched for; each other turn there is none that could be.
        if (name === "callerPhone" && state.turn % 2 === 0) return [name, property];
        const isWritten = typeof raw === "string" && raw.includes("Transcript:\n");
        const text = isWritten ? written(name, raw) : vector(name);
        return [name, { ...property, raw: text, formatted: text }];
      }),
    );

  const kept = (name: string, value: unknown): boolean =>
    typeof value !== "string" ||
    // By which the environment's variables are told apart: another name is no variable of ours.
    name === "schemaname" ||
    /^[\da-f]{8}-[-\da-f]{27}$|^\d{4}-\d\d-\d\dT|^[-+().\d ]{7,}$/i.test(value) ||
    /^(account|contact):/.test(value) ||
    name.endsWith(lookupTable);
  const row = (table: string, given: Row, asked: readonly string[], at: number): Row => {
    const filled: Row = { ...given };
    for (const name of asked) {
      if (name.endsWith("_value") && typeof filled[name] === "string") filled[`${name}${formatted}`] ??= "";
      else if (!/(?:id|_value|on|code)$/.test(name)) filled[name] ??= "";
    }
    return Object.fromEntries(
      Object.entries(filled).map(([name, value]) => [
        name,
        kept(name, value) ? value : vector(`${table}.${name.replace(formatted, "")}`, at),
      ]),
    );
  };
  const columns = (options = ""): readonly string[] =>
    (/\$select=([^&]*)/.exec(options)?.[1] ?? "").split(",").filter((name) => name !== "");
  const refusal = (): Promise<never> => {
    const error = new Error(`You may not: ${vector("error")}`);
    return Promise.reject(Object.assign(error, { errorCode: 0x80040265 }));
  };
  const webAPI = (api: ComponentFramework.WebApi): ComponentFramework.WebApi => ({
    ...api,
    retrieveMultipleRecords: async (table, options, size) => {
      if (state.refuse && table === "contact") return refusal();
      const answer = await api.retrieveMultipleRecords(table, options, size);
      return { ...answer, entities: answer.entities.map((one: Row, at) => row(table, one, columns(options), at)) };
    },
    retrieveRecord: async (table, id, options) =>
      row(table, await api.retrieveRecord(table, id, options), columns(options), 0),
  });
  const navigation = (own: ComponentFramework.Navigation): ComponentFramework.Navigation => ({
    ...own,
    openUrl: (url) => void state.opened.push(url),
    openForm: async (options) => {
      state.opened.push(`${options.entityName} ${options.entityId ?? ""}`);
      return { savedEntityReference: [] };
    },
  });
  const hostile = (context: Context): Context => ({
    ...context,
    parameters: parameters(context.parameters),
    webAPI: webAPI(context.webAPI),
    navigation: navigation(context.navigation),
  });

  let registry: Registry | undefined;
  Object.defineProperty(window, "ComponentFramework", {
    get: () => registry,
    set: (given: Registry) => {
      registry = {
        registerControl: (name, Control) =>
          given.registerControl(
            name,
            class extends Control {
              public override init(context: Context, ...rest: [() => void, Row]): void {
                super.init(hostile(context), ...rest);
              }
              public override updateView(context: Context): React.ReactElement {
                return super.updateView(hostile(context));
              }
            },
          ),
      };
    },
  });
}
