import { nameFilter } from "../../../Caller/contact/byName";
import { isSameName } from "../../../Caller/contact/rank";
import { problemOf, type Problem } from "../../host/problem";
import type { CaseStore } from "../panel/caseStore";
import { phoneMatch, type CallerNumber, type Candidate } from "../panel/phoneMatch";

/** Contacts that are shown of those whose name was found. */
export const MOST_SHOWN = 6;
/** Contacts that one search compares. */
const MOST_COMPARED = 25;
/** Milliseconds without a key after which Dataverse is asked. */
const PAUSE = 250;

/** What a search by name has come to; undefined: nothing to search by yet. */
export type NameAnswer =
  | { readonly kind: "searching" }
  | { readonly kind: "failed"; readonly problem: Problem }
  /** Those of the caller's number first. */
  | { readonly kind: "found"; readonly found: readonly Candidate[]; readonly more: boolean };

/** Searches contacts by what is typed, a moment after the last key. An older answer that comes late is dropped. */
export class NameSearch {
  private newest = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param show called with each new answer */
  public constructor(
    private readonly store: Pick<CaseStore, "contacts">,
    private readonly show: (answer: NameAnswer | undefined) => void,
  ) {}

  public type(typed: string, caller: CallerNumber): void {
    this.stop();
    const filter = nameFilter(typed);
    this.show(filter === undefined ? undefined : { kind: "searching" });
    if (filter === undefined) return;
    const mine = this.newest;
    this.timer = setTimeout(() => {
      void this.ask(filter, caller)
        .catch((error: unknown): NameAnswer => ({ kind: "failed", problem: problemOf(error) }))
        .then((answer) => {
          if (mine === this.newest) this.show(answer);
        });
    }, PAUSE);
  }

  /** Nothing more is asked, and no answer is shown. */
  public stop(): void {
    this.newest += 1;
    clearTimeout(this.timer);
  }

  private async ask(filter: string, caller: CallerNumber): Promise<NameAnswer> {
    const contacts = await this.store.contacts(filter, MOST_COMPARED);
    const found = contacts.map((holder): Candidate => ({
      holder,
      match: phoneMatch(caller, holder) ?? { sameName: isSameName(caller.name ?? "", holder.row) },
    }));
    const likely = ({ match }: Candidate): number => Number(match.level !== undefined) + Number(match.sameName);
    found.sort((a, b) => likely(b) - likely(a));
    return { kind: "found", found: found.slice(0, MOST_SHOWN), more: found.length > MOST_SHOWN };
  }
}
