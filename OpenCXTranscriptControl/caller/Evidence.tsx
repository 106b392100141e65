import * as React from "react";

/** A short phrase that speaks for a contact, or against it. */
export interface EvidenceItem {
  readonly words: string;
  /** It alone would nearly do. */
  readonly strong?: boolean;
}

/** Phrases in one line, as far as there is room: what decides comes first, and all of it is in the tooltip. */
export const Evidence: React.FC<{ readonly items: readonly EvidenceItem[] }> = ({ items }) => (
  <span className="ocx-evidence" title={items.map(({ words }) => words).join(" · ")}>
    {items.map(({ words, strong }, index) => (
      <React.Fragment key={words}>
        {index > 0 && " · "}
        <bdi className={strong === true ? "ocx-strong" : undefined}>{words}</bdi>
      </React.Fragment>
    ))}
  </span>
);
