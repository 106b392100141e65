import * as React from "react";
import * as ReactDOM from "react-dom";

test("these tests run the control on the React that model-driven apps load", () => {
  expect([React.version, ReactDOM.version]).toEqual(["17.0.2", "17.0.2"]);
});
