// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors

'use strict';

const { translations, cloudEvent } = require('./events');

/**
 * Turns what hooks tell into events that wait to be sent. Nothing that goes wrong here reaches the
 * forum: it is logged, and the post, the vote or the sign-up is as it was.
 */
class Teller {
  /**
   * @param {import('./outbox').Outbox} outbox
   * @param {import('./events').Host} host
   * @param {() => Promise<{source: string, installation: string}>} names what this forum is called
   *   in Laurels, and what tells its events from those of an earlier database of the same forum
   * @param {object} log has warn
   * @param {() => void} told is called when there is something to send
   */
  constructor(outbox, host, names, log, told) {
    this.outbox = outbox;
    this.host = host;
    this.names = names;
    this.log = log;
    this.told = told;
  }

  /** The methods for the hooks, by the names that plugin.json gives them. */
  hooks() {
    return Object.fromEntries(
      Object.keys(translations).map(name => [name, data => this.tell(name, data)])
    );
  }

  async tell(name, data) {
    const at = Date.now();
    try {
      // Numbered before anything is looked up, since that may take longer for what came first.
      const sequence = await this.outbox.next();
      const { source, installation } = await this.names();
      const parts = await translations[name](data, this.host, at);
      const numbered = [];
      for (const [index, part] of parts.entries()) {
        const number = index === 0 ? sequence : await this.outbox.next();
        const id = `${installation}:${number}`;
        numbered.push({
          sequence: number,
          event: cloudEvent(part, { source, id, sequence: number }),
        });
      }
      if (numbered.length) {
        await this.outbox.add(numbered);
        this.told();
      }
    } catch (error) {
      this.log.warn(`[laurels] could not tell of ${name}: ${error.stack}`);
    }
  }
}

module.exports = { Teller };
