import * as React from "react";

/** React's own, as names of the bundle's: the build has our modules use these (react-names-loader.cjs). None needs `this`. */
export const { createElement, Fragment, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } = React;
