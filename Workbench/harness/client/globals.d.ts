/** What pcf-start's harness.js leaves on the page. */
interface Window {
  PCFUtilities: {
    readonly Defaults: { readonly XrmObject: { readonly WebApi: object } };
    GenerateDefaultCustomControlProps(
      configuration: object,
      manifest: object,
    ): {
      readonly propBagData: {
        readonly modeData: { entityTypeName?: string; entityId: string; entityRecordName: string };
      };
    };
  };
}
