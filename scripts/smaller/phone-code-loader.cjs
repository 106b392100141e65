// Webpack loader for libphonenumber-js: in place of its code a short one that answers what Caller/phone asks as the
// library does, every country's numbers and any digits (tests/control/phoneCode.test.ts).
const { readFileSync } = require("node:fs");
const path = require("node:path");

/** The library's file that Caller/phone imports, as webpack finds it. */
const test = /libphonenumber-js[\\/]core[\\/](?:es6[\\/])?index\.js$/;

const phoneCodeLoader = () => readFileSync(path.join(__dirname, "phone-code.js"), "utf8");

module.exports = Object.assign(phoneCodeLoader, { test });
