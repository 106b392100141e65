import * as React from "react";

/** A time in few words. When exactly it was is one hover, tap, focus or screen reader away; Escape puts that away. */
export const When: React.FC<{
  readonly instant: Date;
  readonly words: string;
  readonly exact: string;
}> = ({ instant, words, exact }) => {
  const [dismissed, setDismissed] = React.useState(false);
  return (
    <time
      className={dismissed ? undefined : "ocx-when"}
      dateTime={instant.toISOString()}
      tabIndex={0}
      onBlur={() => setDismissed(false)}
      onKeyDown={({ key }) => key === "Escape" && setDismissed(true)}
    >
      <span title={exact}>{words}</span>
      <span className="ocx-exact ocx-unseen"> {exact}</span>
    </time>
  );
};
