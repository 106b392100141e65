import * as React from "react";

/** One value of the call with its name, which only screen readers are told where the value speaks for itself. */
export const Fact: React.FC<{
  readonly label: string;
  /** Whether the name is seen too. */
  readonly labelled?: boolean;
  /** Ends the class `ocx-fact-…`. */
  readonly look?: string;
  /** Where the value has a direction of its own, whatever its first letter. */
  readonly dir?: "ltr";
}> = ({ label, labelled, look, dir = "auto", children }) => (
  <div className={look === undefined ? "ocx-fact" : `ocx-fact ocx-fact-${look}`}>
    <dt className={labelled === true ? undefined : "ocx-unseen"}>{label}</dt>
    <dd dir={dir}>{children}</dd>
  </div>
);
