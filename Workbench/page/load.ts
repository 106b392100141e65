import type { BuiltControl } from "../server/control";
import type { FormLayout, ViewLayout } from "../server/drawn/layout";
import type { WorkbenchSession } from "../server/session";
import type { PlatformThemes } from "./theme";

/** What the page asks its server for before it draws. */
export interface Loaded {
  readonly session: WorkbenchSession;
  readonly layout: FormLayout;
  readonly views: readonly ViewLayout[];
  readonly control: BuiltControl;
  readonly themes: PlatformThemes;
}

async function get<T>(address: string): Promise<T> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Asks for it, and links the control's style sheets. @throws Error with the address and the server's words */
export async function load(): Promise<Loaded> {
  const [session, layout, views, control, themes] = await Promise.all([
    get<Loaded["session"]>("/workbench/session"),
    get<Loaded["layout"]>("/workbench/form"),
    get<Loaded["views"]>("/workbench/views"),
    get<Loaded["control"]>("/workbench/control"),
    get<Loaded["themes"]>("/workbench/themes.json"),
  ]);
  for (const style of control.styles) addStyle(`/control/${style}`);
  return { session, layout, views, control, themes };
}

function addStyle(href: string): void {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}
