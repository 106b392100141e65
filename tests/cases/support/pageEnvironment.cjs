const { TestEnvironment } = require("jest-environment-jsdom");

/**
 * A page beside a local Dataverse: jsdom with fetch and the text codecs, which browsers have, and with node's own class
 * of byte arrays, by which the server tells bytes from other bodies.
 */
class PageEnvironment extends TestEnvironment {
  constructor(...args) {
    super(...args);
    Object.assign(this.global, { ArrayBuffer, TextDecoder, TextEncoder, Uint8Array, fetch });
  }
}

module.exports = PageEnvironment;
