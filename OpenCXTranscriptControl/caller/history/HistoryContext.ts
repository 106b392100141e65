import * as React from "react";
import { NO_CASES, type EarlierCases } from "./useEarlierCases";

/** The caller's other cases, for whatever stands in the panel. */
export const HistoryContext = React.createContext<EarlierCases>(NO_CASES);
