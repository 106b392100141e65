/** What a host needs of the page it stands in: its dialogs, its panels, and going somewhere. */
export interface PageServices {
  alert(strings: ComponentFramework.NavigationApi.AlertDialogStrings): Promise<void>;
  confirm(strings: ComponentFramework.NavigationApi.ConfirmDialogStrings): Promise<ComponentFramework.NavigationApi.ConfirmDialogResponse>;
  error(options: ComponentFramework.NavigationApi.ErrorDialogOptions): Promise<void>;
  openForm(options: ComponentFramework.NavigationApi.EntityFormOptions, values: Readonly<Record<string, string>>): Promise<ComponentFramework.NavigationApi.OpenFormSuccessResponse>;
  lookup(options: ComponentFramework.UtilityApi.LookupOptions): Promise<ComponentFramework.LookupValue[]>;
}
