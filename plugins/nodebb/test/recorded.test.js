// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors

'use strict';

const assert = require('node:assert/strict');
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { test } = require('node:test');
const { translations, cloudEvent } = require('../lib/events');
const plugin = require('../plugin.json');
const { host } = require('./forum');

const FOLDER = join(__dirname, '../../../../shared/payloads/nodebb/captured');
const AT = Date.parse('2026-11-21T23:14:00Z');

/** What each recorded hook comes to; hooks that are not here are not listened to. */
const EXPECTED = {
  'topic.post': ['post:2', 'question.asked', '2', '2'],
  'topic.reply': ['post:3', 'answer.posted', '3', '3'],
  'post.edit': ['id', 'content.edited', '3', '3'],
  'post.delete': ['id', 'content.hidden', '1', '3'],
  'post.restore': ['id', 'content.restored', '1', '3'],
  'post.upvote': ['id', 'vote.cast', '2', '3'],
  'post.unvote': ['id', 'vote.cleared', '2', '3'],
  'topic.toggleSolved.on': ['id', 'solution.accepted', '1', '3'],
  'topic.toggleSolved.off': ['id', 'solution.unaccepted', '1', '3'],
  'user.create': ['user:3', 'member.joined', '3', undefined],
};

const recorded = existsSync(FOLDER) ? readdirSync(FOLDER).sort() : [];

if (recorded.length === 0) {
  test('recorded hook data', { skip: 'SKIPPED, LOUDLY: no recorded hook data here' }, () => {});
}

for (const file of recorded) {
  const { hook, data } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
  const method = plugin.hooks.find(each => each.hook === hook)?.method.replace('told.', '');
  const expected = EXPECTED[file.replace('.json', '')];
  test(`${file} as it was recorded`, async () => {
    assert.equal(method !== undefined, expected !== undefined, `whether ${hook} is listened to`);
    if (method === undefined) {
      return;
    }
    const [part] = await translations[method](data, host(), AT);
    const event = cloudEvent(part, { source: 'nodebb', id: 'id', sequence: 1 });
    assert.deepEqual([event.id, event.type, event.data.actor, event.data.item?.id], expected);
    const said = JSON.stringify(event);
    for (const personal of ['email', 'content":', 'reset pin', 'picture', 'password', '10.0.0']) {
      assert.ok(!said.toLowerCase().includes(personal), `${personal} in ${said}`);
    }
  });
}

test('each hook has its method', () => {
  const told = plugin.hooks.map(each => each.method).filter(method => method.startsWith('told.'));
  assert.deepEqual(
    told.map(method => method.slice('told.'.length)).sort(),
    Object.keys(translations).sort()
  );
});
