// Preloaded (`node --import`) into a program of ours that another one of ours starts: it ends with the other one.
import { endWith } from "./parent.mjs";

endWith();
