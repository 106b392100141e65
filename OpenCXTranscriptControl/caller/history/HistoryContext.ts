import * as React from "react";
import type { EarlierCases } from "./useEarlierCases";

/** The caller's other cases, for whatever stands in the panel. */
export const HistoryContext = React.createContext<EarlierCases>({ of: "", contactIds: [] });
