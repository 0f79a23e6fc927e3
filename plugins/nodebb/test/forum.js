// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors

'use strict';

/** The calls of NodeBB's database that the plugin makes, in memory. */
class Database {
  objects = new Map();
  sets = new Map();

  object(key) {
    if (!this.objects.has(key)) {
      this.objects.set(key, new Map());
    }
    return this.objects.get(key);
  }

  async incrObjectField(key, field) {
    return this.incrObjectFieldBy(key, field, 1);
  }

  async incrObjectFieldBy(key, field, by) {
    const value = Number(this.object(key).get(field) || 0) + by;
    this.object(key).set(field, value);
    return value;
  }

  async getObjectField(key, field) {
    const value = this.object(key).get(field);
    return value === undefined ? null : value;
  }

  async setObjectField(key, field, value) {
    this.object(key).set(field, value);
  }

  async deleteObjectField(key, field) {
    this.object(key).delete(field);
  }

  sorted(key) {
    return [...(this.sets.get(key) || new Map())].sort((a, b) => a[1] - b[1]).map(([v]) => v);
  }

  async sortedSetAdd(key, score, value) {
    if (!this.sets.has(key)) {
      this.sets.set(key, new Map());
    }
    this.sets.get(key).set(value, score);
  }

  async sortedSetRemove(key, values) {
    for (const value of values) {
      (this.sets.get(key) || new Map()).delete(value);
    }
  }

  async sortedSetCard(key) {
    return this.sorted(key).length;
  }

  async getSortedSetRange(key, start, stop) {
    return this.sorted(key).slice(start, stop < 0 ? undefined : stop + 1);
  }

  async getSortedSetRevRange(key, start, stop) {
    return this.sorted(key).reverse().slice(start, stop < 0 ? undefined : stop + 1);
  }
}

/** A forum with one topic, number 2, whose question is post 2. */
function host() {
  const solved = new Map();
  return {
    url: 'https://forum.example.org',
    topic: async tid => ({ tid, cid: 2, mainPid: 2, title: 'How do I reset the router?' }),
    solve: async (tid, pid) => void solved.set(tid, pid),
    unsolve: async tid => {
      const pid = solved.get(tid);
      solved.delete(tid);
      return pid || null;
    },
  };
}

const silent = { warn() {}, info() {} };

module.exports = { Database, host, silent };
