/** Who asks a query, and when: what conditions such as "equals the current user" or "today" go by. */
export interface Asker {
  readonly now: Date;
  readonly userId: string;
  readonly businessUnitId: string;
  /** Teams that the user is in. */
  readonly teamIds: () => readonly string[];
  /** Code of the user's language, such as 1033. */
  readonly language: number;
}
