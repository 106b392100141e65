import { SAMPLE_VALUES } from "./sampleValues";

// Runs before harness.js. The harness starts with the values that it finds in localStorage, which is the only way to
// give it text of several lines: its own input fields drop line breaks. What a developer has typed since stays.
const CONTROL = "OpenCX.OpenCXTranscriptControl";
startWith("properties", SAMPLE_VALUES);
// Left empty, the harness calls both sizes wrong and lays the control out with a width of NaN.
startWith("context", { formFactor: 1, controlContainerWidth: 860, controlContainerHeight: 720 });

function startWith(kind: "properties" | "context", values: object): void {
  const key = `${CONTROL}_${kind}`;
  if (localStorage.getItem(key) === null) localStorage.setItem(key, JSON.stringify(values));
}

// Fluent's own switch for where fonts and icons come from; no address = the machine's fonts.
Object.assign(window, { FabricConfig: { fontBaseUrl: "", iconBaseUrl: "/icons/" } });

// The harness reads its own texts by the browser's language and shows an empty page for one it cannot parse, such as
// es-419 or zh-Hans-CN.
const UNDERSTOOD = /^[a-z]+(?:[_-][a-z]+)?$/i;
if (!UNDERSTOOD.test(navigator.languages[0] ?? "")) Object.defineProperty(navigator, "languages", { value: ["en"] });
