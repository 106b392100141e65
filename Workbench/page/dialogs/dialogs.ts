import { plainGuid } from "../../../Transcript/text/guid";
import type { PageServices } from "../host/services";

type AlertStrings = ComponentFramework.NavigationApi.AlertDialogStrings;
type ConfirmStrings = ComponentFramework.NavigationApi.ConfirmDialogStrings;
type ErrorOptions = ComponentFramework.NavigationApi.ErrorDialogOptions;
type FormOptions = ComponentFramework.NavigationApi.EntityFormOptions;
type LookupOptions = ComponentFramework.UtilityApi.LookupOptions;
type References = readonly ComponentFramework.LookupValue[];

/** One thing that stands over the page and waits for the rep; `settle` answers whoever asked for it. */
export type OpenDialog =
  | { readonly kind: "alert"; readonly strings: AlertStrings; settle(): void }
  | { readonly kind: "confirm"; readonly strings: ConfirmStrings; settle(confirmed: boolean): void }
  | { readonly kind: "error"; readonly options: ErrorOptions; settle(): void }
  | { readonly kind: "lookup"; readonly options: LookupOptions; settle(chosen: References): void }
  | {
      readonly kind: "form";
      readonly options: FormOptions;
      readonly values: Readonly<Record<string, string>>;
      settle(saved: References): void;
    };

/** The dialogs and panels that scripts and controls opened, one over the other. */
export class Dialogs {
  private open: readonly OpenDialog[] = [];
  private readonly listeners = new Set<() => void>();

  /** What the page draws, the lowest first. */
  public get stack(): readonly OpenDialog[] {
    return this.open;
  }

  public subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** @param openCase goes to another case of this page; everything else opens over it */
  public services(openCase: (id: string) => void): PageServices {
    return {
      alert: (strings) =>
        this.ask<undefined>((settle) => ({ kind: "alert", strings, settle: () => settle(undefined) })),
      confirm: (strings) =>
        this.ask((settle) => ({ kind: "confirm", strings, settle: (confirmed) => settle({ confirmed }) })),
      error: (options) =>
        this.ask<undefined>((settle) => ({ kind: "error", options, settle: () => settle(undefined) })),
      lookup: (options) => this.ask((settle) => ({ kind: "lookup", options, settle: (chosen) => settle([...chosen]) })),
      openForm: (options, values) => {
        if (options.entityName === "incident" && options.entityId !== undefined) {
          openCase(plainGuid(options.entityId));
          return Promise.resolve({ savedEntityReference: [] });
        }
        return this.ask((settle) => ({
          kind: "form",
          options,
          values,
          settle: (saved) => settle({ savedEntityReference: [...saved] }),
        }));
      },
    };
  }

  private ask<T>(make: (settle: (answer: T) => void) => OpenDialog): Promise<T> {
    return new Promise((resolve) => {
      const dialog = make((answer) => {
        this.open = this.open.filter((other) => other !== dialog);
        this.tell();
        resolve(answer);
      });
      this.open = [...this.open, dialog];
      this.tell();
    });
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
