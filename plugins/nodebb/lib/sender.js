// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors

'use strict';

const { createHash } = require('node:crypto');
const { signed } = require('./signature');

const BATCH_MAX = 100;
const ANSWER_MILLIS_MAX = 10000;
const PAUSE_MILLIS_MIN = 1000;
const PAUSE_MILLIS_MAX = 5 * 60 * 1000;

/** Answers that are about what was sent: the same again would have the same answer. */
const UNFIT = new Set([400, 413, 415, 422]);

/**
 * Sends what waits, one batch at a time and in order. What Laurels cannot take now waits, with
 * growing pauses; what it will never take is put aside, so that it holds nothing else up.
 */
class Sender {
  /**
   * @param {import('./outbox').Outbox} outbox what is to be sent
   * @param {() => Promise<{address: string, secret: string}>} settings where to, asked each time
   * @param {object} log has warn and info
   * @param {typeof fetch} send how requests leave
   * @param {() => number} clock milliseconds
   */
  constructor(outbox, settings, log, send = fetch, clock = Date.now) {
    this.outbox = outbox;
    this.settings = settings;
    this.log = log;
    this.send = send;
    this.clock = clock;
    this.failures = 0;
    this.batch = BATCH_MAX;
    this.last = null;
    this.timer = null;
    this.working = false;
    this.stopped = true;
  }

  start() {
    this.stopped = false;
    this.wake();
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** Something is there to send, or the settings are others. */
  wake() {
    if (!this.stopped && !this.working && this.failures === 0) {
      this.schedule(0);
    }
  }

  /** The settings have changed: what failed before may succeed now. */
  again() {
    this.failures = 0;
    this.wake();
  }

  schedule(millis) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.work(), millis);
    // The forum may end whatever waits here.
    this.timer.unref();
  }

  async work() {
    if (this.working || this.stopped) {
      return;
    }
    this.working = true;
    let more = false;
    try {
      more = await this.once();
    } catch (error) {
      this.failed(error.message);
    } finally {
      this.working = false;
    }
    if (!this.stopped) {
      this.schedule(this.failures ? this.pause() : more ? 0 : PAUSE_MILLIS_MIN);
    }
  }

  /** Longer after each failure, and never the same for all forums. */
  pause() {
    const longest = Math.min(PAUSE_MILLIS_MAX, PAUSE_MILLIS_MIN * 2 ** (this.failures - 1));
    return longest / 2 + (Math.random() * longest) / 2;
  }

  failed(reason) {
    this.failures += 1;
    this.last = { at: this.clock(), ok: false, reason };
    if (this.failures === 1 || this.failures % 10 === 0) {
      this.log.warn(`[laurels] not sent, to be tried again: ${reason}`);
    }
  }

  /** Sends one batch; tells whether there is more. */
  async once() {
    const { address, secret } = await this.settings();
    if (!address || !secret) {
      return false;
    }
    const kept = await this.outbox.first(this.batch);
    if (kept.length === 0) {
      return false;
    }
    const answer = await this.post(address, secret, `[${kept.join(',')}]`);
    if (answer.status >= 200 && answer.status < 300) {
      await this.taken(kept, answer.body);
    } else if (UNFIT.has(answer.status)) {
      await this.unfit(kept, answer);
    } else {
      this.failed(`Laurels answered ${answer.status}`);
    }
    return this.failures === 0;
  }

  async post(address, secret, body) {
    // The same events have the same id, however often they are sent.
    const id = `msg_${createHash('sha256').update(body).digest('hex').slice(0, 32)}`;
    const response = await this.send(address, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MILLIS_MAX),
      headers: {
        'content-type': 'application/cloudevents-batch+json',
        ...signed(secret, id, Math.floor(this.clock() / 1000), body),
      },
      body,
    });
    return { status: response.status, body: await response.text() };
  }

  /** Taken, but for single events that the receipts call refused. */
  async taken(kept, body) {
    const receipts = receiptsOf(body);
    const refused = new Map(
      receipts
        .filter(receipt => receipt && receipt.status === 'refused')
        .map(receipt => [receipt.id, receipt.problem || 'refused'])
    );
    for (const each of kept) {
      const reason = refused.get(JSON.parse(each).id);
      if (reason !== undefined) {
        await this.outbox.refuse(each, reason);
      }
    }
    await this.outbox.remove(kept);
    this.failures = 0;
    this.batch = Math.min(BATCH_MAX, this.batch * 2);
    this.last = { at: this.clock(), ok: true, reason: '' };
  }

  /** Looks for the one that is at fault by sending fewer and fewer. */
  async unfit(kept, answer) {
    if (kept.length === 1) {
      await this.outbox.refuse(kept[0], `Laurels answered ${answer.status}: ${reasonOf(answer.body)}`);
    }
    this.batch = Math.max(1, Math.floor(kept.length / 2));
  }
}

function parsed(body) {
  try {
    return JSON.parse(body);
  } catch (error) {
    return null;
  }
}

function receiptsOf(body) {
  const json = parsed(body);
  const receipts = Array.isArray(json) ? json : json && json.receipts;
  return Array.isArray(receipts) ? receipts : [];
}

function reasonOf(body) {
  const json = parsed(body);
  return String((json && json.detail) || '').slice(0, 300);
}

module.exports = { Sender };
