// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors

'use strict';

/**
 * What waits to be sent, in the forum's own database, so that neither a restart here nor one of
 * Laurels loses anything. Works on each database that NodeBB runs on: a sorted set whose scores
 * are the events' numbers. Several processes may add; one sends.
 */
class Outbox {
  static STATE = 'laurels:state';
  static WAITING = 'laurels:outbox';
  static REFUSED = 'laurels:refused';
  static REFUSED_MAX = 1000;

  /**
   * @param db NodeBB's database
   * @param {number} most how many may wait; what comes after that is counted, and not kept, since
   *   a forum must not run out of space for our sake
   */
  constructor(db, most = 500000) {
    this.db = db;
    this.most = most;
  }

  /** The next number of an event: they rise in the order of what happened here. */
  async next() {
    return this.db.incrObjectField(Outbox.STATE, 'sequence');
  }

  /** Keeps events, each with its number. */
  async add(numbered) {
    if ((await this.size()) >= this.most) {
      await this.db.incrObjectFieldBy(Outbox.STATE, 'lost', numbered.length);
      return;
    }
    for (const { sequence, event } of numbered) {
      await this.db.sortedSetAdd(Outbox.WAITING, sequence, JSON.stringify(event));
    }
  }

  /** Those that have waited longest, as they are kept. */
  async first(count) {
    return this.db.getSortedSetRange(Outbox.WAITING, 0, count - 1);
  }

  async remove(kept) {
    if (kept.length) {
      await this.db.sortedSetRemove(Outbox.WAITING, kept);
    }
  }

  /** Puts aside what Laurels will not have, for the forum's admin to look at. */
  async refuse(kept, reason) {
    const at = Date.now();
    await this.db.sortedSetAdd(
      Outbox.REFUSED,
      at,
      JSON.stringify({ at, reason, event: JSON.parse(kept) })
    );
    await this.remove([kept]);
    const over = (await this.db.sortedSetCard(Outbox.REFUSED)) - Outbox.REFUSED_MAX;
    if (over > 0) {
      await this.db.sortedSetRemove(
        Outbox.REFUSED,
        await this.db.getSortedSetRange(Outbox.REFUSED, 0, over - 1)
      );
    }
  }

  async refused(count) {
    const kept = await this.db.getSortedSetRevRange(Outbox.REFUSED, 0, count - 1);
    return kept.map(each => JSON.parse(each));
  }

  async size() {
    return this.db.sortedSetCard(Outbox.WAITING);
  }

  async lost() {
    return Number((await this.db.getObjectField(Outbox.STATE, 'lost')) || 0);
  }
}

module.exports = { Outbox };
