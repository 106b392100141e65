import * as React from "react";

/** Text exactly as it is, in a box that keyboard users can scroll. */
export const Verbatim: React.FC<{ readonly label: string; readonly value: string }> = ({ label, value }) => (
  <div className="ocx-verbatim">
    <h4>{label}</h4>
    <pre tabIndex={0} role="region" aria-label={label} dir="auto">
      {value}
    </pre>
  </div>
);
