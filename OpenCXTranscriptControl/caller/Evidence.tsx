import * as React from "react";

/** A short phrase that speaks for a contact, or against it. */
export interface EvidenceItem {
  readonly words: string;
  /** It alone would nearly do. */
  readonly strong?: boolean;
  /** How often somebody called: never cut. */
  readonly counts?: true;
}

/**
 * Phrases in one line, as far as there is room: what decides comes first, what comes behind the counts is cut first, and
 * all of it is in the tooltip.
 */
export const Evidence: React.FC<{ readonly items: readonly EvidenceItem[] }> = ({ items }) => {
  const at = items.findIndex(({ counts }) => counts);
  const end = at < 0 ? items.length : at;
  const part = (from: number, to: number, className?: string): React.ReactNode =>
    from < to && (
      <span className={className}>
        {items.slice(from, to).map(({ words, strong }, index) => (
          <React.Fragment key={words}>
            {from + index > 0 && " · "}
            <bdi className={strong === true ? "ocx-strong" : undefined}>{words}</bdi>
          </React.Fragment>
        ))}
      </span>
    );
  return (
    <span className="ocx-evidence" title={items.map(({ words }) => words).join(" · ")}>
      {part(0, end)}
      {part(end, end + 1, "ocx-counts")}
      {part(end + 1, items.length)}
    </span>
  );
};
