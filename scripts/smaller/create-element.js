import * as React from "react";

/**
 * React's own, as a name of the bundle's: the build has the components call this one
 * (create-element-loader.cjs). It needs no `this`.
 */
export const { createElement } = React;
