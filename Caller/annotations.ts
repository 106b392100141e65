/** Behind a column's name in a row of the Web API: its value in words, in the user's language. */
export const FORMATTED_VALUE = "@OData.Community.Display.V1.FormattedValue";

/** Behind a lookup's name in a row of the Web API: the logical name of the table that it points into. */
export const LOOKUP_TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";
