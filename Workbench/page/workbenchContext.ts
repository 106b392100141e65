import * as React from "react";
import type { BuiltControl } from "../server/control";
import type { FormLayout } from "../server/drawn/layout";
import type { WorkbenchSession } from "../server/session";
import type { GlobalContext } from "./form/xrm";
import type { Privileges } from "./host/privileges";
import type { PageServices } from "./host/services";
import type { Settings } from "./settings";
import type { PageStrings } from "./strings/keys";
import type { Tokens } from "./theme";

/** What every part of the page knows. */
export interface WorkbenchContextValue {
  readonly session: WorkbenchSession;
  readonly settings: Settings;
  readonly tokens: Tokens;
  readonly strings: PageStrings;
  readonly layout: FormLayout;
  readonly control: BuiltControl;
  readonly page: PageServices;
  readonly privileges: Privileges;
  readonly globalContext: GlobalContext;
  /** What a control reads and writes the environment through. */
  readonly webAPI: ComponentFramework.WebApi;
}

export const WorkbenchContext = React.createContext<WorkbenchContextValue | undefined>(undefined);

/** What every part of the page knows. Throws outside of the page, which is a mistake in it. */
export function useWorkbench(): WorkbenchContextValue {
  const value = React.useContext(WorkbenchContext);
  if (value === undefined) throw new Error("This component stands outside the workbench.");
  return value;
}
