import * as React from "react";
import { Icon } from "@fluentui/react";
import { formattingFor } from "../host/language/formatting";
import { CaseCard } from "./CaseCard";
import type { QueuedCase } from "./queue";
import { useRovingFocus, type ListProps } from "./useRovingFocus";
import { useWorkbench } from "../workbenchContext";

/** The queue's cases, newest first. */
export const QueueList: React.FC<ListProps & { readonly cases: readonly QueuedCase[] }> = ({
  cases,
  fresh,
  selected,
  onSelect,
  onPointerDown,
}) => {
  const ids = cases.map(({ id }) => id);
  const { list, reachable, onFocus, onKeyDown } = useRovingFocus<HTMLUListElement>(ids, selected);
  return (
    <ul ref={list} data-testid="case-list" className="wb-cases" onKeyDown={onKeyDown} onPointerDown={onPointerDown}>
      {cases.map((found) => (
        <li key={found.id}>
          <CaseCard
            id={found.id}
            title={found.title}
            isFresh={fresh.has(found.id)}
            isSelected={found.id === selected}
            isReachable={found.id === reachable}
            onFocus={onFocus}
            onSelect={onSelect}
          >
            <QueueItem found={found} />
          </CaseCard>
        </li>
      ))}
    </ul>
  );
};

const PRIORITY_ICONS: Readonly<Record<number, string>> = { 1: "Important", 3: "Down" };

const QueueItem: React.FC<{ readonly found: QueuedCase }> = ({ found }) => {
  const { strings, settings } = useWorkbench();
  const formatting = formattingFor(settings.language);
  const today = new Date().toDateString() === found.entered.toDateString();
  const icon = PRIORITY_ICONS[found.priority.value];
  return (
    <>
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
    </>
  );
};
