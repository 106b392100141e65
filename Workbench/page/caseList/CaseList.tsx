import "./CaseList.css";
import * as React from "react";
import { MessageBar, MessageBarType } from "@fluentui/react";
import type { ViewLayout } from "../../server/drawn/layout";
import type { QueuedCase } from "./queue";
import { QueueList } from "./QueueList";
import { useHeldWhilePressed } from "./useHeldWhilePressed";
import { useView } from "./useView";
import { ViewCards } from "./ViewCards";
import { ViewGrid } from "./ViewGrid";
import { ViewMenu } from "./ViewMenu";
import { filled } from "../strings/strings";
import { useWorkbench } from "../workbenchContext";

interface CaseListProps {
  /** Of the queue; undefined while they are read. */
  readonly cases: readonly QueuedCase[] | undefined;
  readonly views: readonly ViewLayout[];
  /** Shown in the place of the queue. */
  readonly view: ViewLayout | undefined;
  /** Whether the view has the whole page for its columns. */
  readonly isGrid: boolean;
  readonly fresh: ReadonlySet<string>;
  readonly selected: string | undefined;
  readonly announced: string;
  readonly onSelect: (id: string) => void;
  readonly onView: (viewId: string | undefined) => void;
}

/** The cases of the queue, the newest first, or those of a view. */
export const CaseList: React.FC<CaseListProps> = ({ cases, views, view, isGrid, announced, onView, ...items }) => {
  const { strings, settings } = useWorkbench();
  const { found, failure } = useView(view, settings.language);
  const newest = React.useMemo(() => ({ cases, found }), [cases, found]);
  const { shown, onPointerDown } = useHeldWhilePressed(newest);
  const list = { ...items, onPointerDown };
  const count = view === undefined ? shown.cases?.length : shown.found?.rows.length;
  const more = view !== undefined && shown.found?.hasMore === true ? "+" : "";
  return (
    <div className="wb-list" role={isGrid ? "main" : "navigation"} aria-labelledby="wb-list-title">
      <div className="wb-list-head">
        <ViewMenu views={views} chosen={view} onChoose={onView} />
        {count !== undefined && <span className="wb-count">{filled(strings.caseCount, `${count}${more}`)}</span>}
      </div>
      <div role="status" className="wb-hidden">
        {announced}
      </div>
      {view !== undefined && failure !== undefined && (
        <MessageBar messageBarType={MessageBarType.error}>{filled(strings.loadFailed, failure)}</MessageBar>
      )}
      {count === 0 && <p className="wb-empty">{view === undefined ? strings.noCases : strings.emptyView}</p>}
      {view === undefined ? (
        <QueueList cases={shown.cases ?? []} {...list} />
      ) : isGrid ? (
        <ViewGrid view={view} rows={shown.found?.rows ?? []} {...list} />
      ) : (
        <ViewCards view={view} rows={shown.found?.rows ?? []} {...list} />
      )}
    </div>
  );
};
