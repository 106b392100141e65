/** What a host needs of the page it stands in: its dialogs, its panels, and going somewhere. */
export interface PageServices {
  readonly alert: (strings: ComponentFramework.NavigationApi.AlertDialogStrings) => Promise<void>;
  readonly confirm: (
    strings: ComponentFramework.NavigationApi.ConfirmDialogStrings,
  ) => Promise<ComponentFramework.NavigationApi.ConfirmDialogResponse>;
  readonly error: (options: ComponentFramework.NavigationApi.ErrorDialogOptions) => Promise<void>;
  readonly openForm: (
    options: ComponentFramework.NavigationApi.EntityFormOptions,
    values: Readonly<Record<string, string>>,
  ) => Promise<ComponentFramework.NavigationApi.OpenFormSuccessResponse>;
  readonly lookup: (options: ComponentFramework.UtilityApi.LookupOptions) => Promise<ComponentFramework.LookupValue[]>;
}
