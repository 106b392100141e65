import "./CaseList.css";
import * as React from "react";
import { Icon } from "@fluentui/react";
import { useHeldWhilePressed } from "./useHeldWhilePressed";
import { formattingFor } from "../host/language/formatting";
import type { QueuedCase } from "./queue";
import { filled } from "../strings/strings";
import { useWorkbench } from "../workbenchContext";

interface CaseListProps {
  /** undefined while they are read. */
  readonly cases: readonly QueuedCase[] | undefined;
  readonly fresh: ReadonlySet<string>;
  readonly selected: string | undefined;
  readonly announced: string;
  readonly onSelect: (id: string) => void;
}

/** The queue's cases, newest first. One stop in the tab order; arrows, Home and End move inside. */
export const CaseList: React.FC<CaseListProps> = ({ cases: newest, fresh, selected, announced, onSelect }) => {
  const { shown: read, onPointerDown } = useHeldWhilePressed(newest);
  const cases = read ?? [];
  const { strings, session } = useWorkbench();
  const list = React.useRef<HTMLUListElement>(null);
  const [focused, setFocused] = React.useState<string>();
  const reachable = [focused, selected].find((id) => cases.some((found) => found.id === id)) ?? cases[0]?.id;
  const move = (event: React.KeyboardEvent): void => {
    const at = cases.findIndex(({ id }) => id === reachable);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: cases.length - 1,
    };
    const target = cases[targets[event.key] ?? -1];
    if (target === undefined) return;
    event.preventDefault();
    setFocused(target.id);
    list.current?.querySelector<HTMLElement>(`[data-incidentid="${target.id}"]`)?.focus();
  };
  return (
    <nav className="wb-list" aria-labelledby="wb-list-title">
      <div className="wb-list-head">
        <h2 id="wb-list-title">{filled(strings.queueCases, session.queueName)}</h2>
        {read !== undefined && <span className="wb-count">{filled(strings.caseCount, String(read.length))}</span>}
      </div>
      <div role="status" className="wb-hidden">
        {announced}
      </div>
      {read?.length === 0 && <p className="wb-empty">{strings.noCases}</p>}
      <ul ref={list} data-testid="case-list" className="wb-cases" onKeyDown={move} onPointerDown={onPointerDown}>
        {cases.map((found) => (
          <li key={found.id}>
            <CaseListItem
              found={found}
              isFresh={fresh.has(found.id)}
              isSelected={found.id === selected}
              isReachable={found.id === reachable}
              onFocus={() => setFocused(found.id)}
              onSelect={() => onSelect(found.id)}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
};

interface CaseListItemProps {
  readonly found: QueuedCase;
  readonly isFresh: boolean;
  readonly isSelected: boolean;
  readonly isReachable: boolean;
  readonly onFocus: () => void;
  readonly onSelect: () => void;
}

const PRIORITY_ICONS: Readonly<Record<number, string>> = { 1: "Important", 3: "Down" };

const CaseListItem: React.FC<CaseListItemProps> = ({ found, isFresh, isSelected, isReachable, onFocus, onSelect }) => {
  const { strings, settings } = useWorkbench();
  const formatting = formattingFor(settings.language);
  const today = new Date().toDateString() === found.entered.toDateString();
  const icon = PRIORITY_ICONS[found.priority.value];
  return (
    <button
      type="button"
      className={`wb-case${isSelected ? " wb-selected" : ""}${isFresh ? " wb-fresh" : ""}`}
      data-testid="case-list-item"
      data-incidentid={found.id}
      aria-current={isSelected ? "true" : undefined}
      tabIndex={isReachable ? 0 : -1}
      onFocus={onFocus}
      onClick={onSelect}
    >
      <span className="wb-case-line">
        <span className="wb-case-title" dir="auto">
          {found.title}
        </span>
        {isFresh && <span className="wb-badge">{strings.newCase}</span>}
      </span>
      <span className="wb-case-line wb-case-small">
        <span>{found.number}</span>
        <time dateTime={found.entered.toISOString()}>
          {today ? formatting.formatTime(found.entered, 1) : formatting.formatDateShort(found.entered, true)}
        </time>
      </span>
      <span className="wb-case-line wb-case-small">
        <bdi>{found.callerPhone === "" ? strings.unknownCaller : found.callerPhone}</bdi>
        <span className={`wb-priority wb-priority-${found.priority.value}`}>
          {icon !== undefined && <Icon iconName={icon} aria-hidden="true" />}
          {found.priority.label}
        </span>
      </span>
    </button>
  );
};
