// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors

'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { translations, cloudEvent } = require('../lib/events');
const { host } = require('./forum');

const AT = Date.parse('2026-11-21T23:14:00Z');
const SECRETS = {
  caller: { req: { headers: { authorization: 'Bearer token', cookie: 'c' }, ip: '10.0.0.1' } },
};

async function events(name, data, forum = host()) {
  const parts = await translations[name]({ ...SECRETS, ...data }, forum, AT);
  return parts.map(part => cloudEvent(part, { source: 'nodebb', id: 'i:7', sequence: 7 }));
}

async function only(name, data, forum) {
  const all = await events(name, data, forum);
  assert.equal(all.length, 1);
  return all[0];
}

test('a topic is a question, with what rules may read of it and nothing else', async () => {
  const event = await only('topicPost', {
    topic: {
      tid: 2, uid: 2, cid: 2, mainPid: 2, title: 'Why &lt;so&gt;?', titleRaw: 'Why <so>?',
      timestamp: AT, tags: [{ value: 'router' }, 'wifi', {}], user: { username: 'alice', email: 'a@b' },
    },
    post: { content: 'secret text' },
    data: { content: 'secret text', req: {} },
  });
  assert.deepEqual(event, {
    specversion: '1.0',
    source: 'nodebb',
    id: 'post:2',
    type: 'question.asked',
    time: '2026-11-21T23:14:00.000Z',
    sequence: 7,
    data: {
      actor: '2',
      item: {
        id: '2',
        kind: 'question',
        author: '2',
        board: '2',
        tags: ['router', 'wifi'],
        created: '2026-11-21T23:14:00.000Z',
        url: 'https://forum.example.org/post/2',
        title: 'Why <so>?',
      },
    },
  });
});

test('a reply is an answer to the question, whatever type its ids have', async () => {
  for (const tid of [2, '2']) {
    const event = await only('topicReply', {
      post: { pid: 3, tid, uid: 3, timestamp: AT, content: 'no', user: { email: 'x@y' } },
    });
    assert.equal(event.id, 'post:3');
    assert.equal(event.type, 'answer.posted');
    assert.deepEqual(event.data.item, {
      id: '3',
      kind: 'answer',
      parent: '2',
      author: '3',
      board: '2',
      created: '2026-11-21T23:14:00.000Z',
      url: 'https://forum.example.org/post/3',
    });
  }
});

const CODE = 'laurels-7K3F-0QWX-9A2M';

test('a code in a post is told, and nothing else of its text', async () => {
  const post = { pid: 3, tid: 2, uid: 3, timestamp: AT };
  const texts = [
    [`Here it is: ${CODE}, thanks`, CODE],
    [`<p>${CODE.toLowerCase()}</p>`, CODE.toLowerCase()],
    [`https://x.example/?a=${CODE}&b`, CODE],
    [`${CODE}-AAAA`, CODE],
    [`x${CODE}`, undefined],
    [`${CODE}9`, undefined],
    ['laurels-7K3F-0QWX', undefined],
    ['laurels-7K3F-0QWX-9A2!', undefined],
    [undefined, undefined],
    [{ text: CODE }, undefined],
  ];
  for (const [content, code] of texts) {
    const [answer, proved, ...more] = await events('topicReply', { post: { ...post, content } });
    assert.equal(answer.type, 'answer.posted');
    assert.deepEqual(more, []);
    assert.equal(proved && proved.data.attributes.code, code, String(content));
    if (proved) {
      assert.deepEqual(proved, {
        specversion: '1.0',
        source: 'nodebb',
        id: 'proof:3',
        type: 'member.proved',
        time: '2026-11-21T23:14:00.000Z',
        sequence: 7,
        data: { actor: '3', attributes: { code } },
      });
    }
  }
  const [, asked] = await events('topicPost', {
    topic: { tid: 2, uid: 2, mainPid: 2, timestamp: AT },
    post: { content: CODE },
  });
  assert.deepEqual([asked.id, asked.data.actor], ['proof:2', '2']);
});

test('a code that another writes into a post proves nothing, nor does a guest\'s', async () => {
  const post = { pid: 3, uid: 3, edited: AT, content: 'old', newContent: CODE };
  const own = await events('postEdit', { uid: 3, post });
  assert.deepEqual(own.map(each => [each.type, each.data.actor]), [
    ['content.edited', '3'],
    ['member.proved', '3'],
  ]);
  assert.equal(own[1].id, 'i:7', 'a second edit may hold another code');
  assert.equal((await events('postEdit', { uid: 1, post })).length, 1);
  const guest = { pid: 5, tid: 2, uid: 0, timestamp: AT, content: CODE };
  assert.equal((await events('topicReply', { post: guest })).length, 1);
});

test('votes are cast and cleared', async () => {
  const vote = { pid: 3, uid: 2, owner: 3, current: 'unvote' };
  const up = await only('postUpvote', vote);
  const down = await only('postDownvote', vote);
  const none = await only('postUnvote', { ...vote, current: 'upvote' });
  assert.deepEqual(up.data, { actor: '2', item: { id: '3' }, value: 1, attributes: { kind: 'up' } });
  assert.equal(down.data.value, -1);
  assert.equal(none.type, 'vote.cleared');
  assert.deepEqual(none.data, { actor: '2', item: { id: '3' } });
  assert.equal(up.id, 'i:7', 'can happen again, so its id is the sender\'s');
});

test('what is no longer the solution is what we were told was it', async () => {
  const forum = host();
  const on = await only('topicToggleSolved', { uid: 1, tid: 2, pid: 3, isSolved: true }, forum);
  const off = await only('topicToggleSolved', { uid: 1, tid: '2', pid: 99, isSolved: false }, forum);
  assert.deepEqual([on.type, on.data.item.id], ['solution.accepted', '3']);
  assert.deepEqual([off.type, off.data.item.id], ['solution.unaccepted', '3']);
  const unknown = await only('topicToggleSolved', { uid: 1, tid: 2, pid: 99, isSolved: false }, forum);
  assert.equal(unknown.data.item.id, '99');
  assert.deepEqual(await events('topicToggleSolved', { uid: 1, tid: 2, isSolved: false }, forum), []);
});

test('deleting hides, restoring brings back, purging is for good', async () => {
  const post = { pid: 3, tid: 2, uid: 3 };
  assert.equal((await only('postDelete', { post, uid: 1 })).type, 'content.hidden');
  assert.equal((await only('postRestore', { post, uid: 1 })).type, 'content.restored');
  const purged = await events('postsPurge', { posts: [post, { pid: 4 }], uid: 1 });
  assert.deepEqual(purged.map(e => [e.type, e.data.item.id]), [
    ['content.deleted', '3'],
    ['content.deleted', '4'],
  ]);
  const topic = await only('topicDelete', { topic: { tid: 2 }, uid: 1 });
  assert.deepEqual([topic.type, topic.data.item.id], ['content.hidden', '2']);
});

test('an edit tells of the title only where it is the question\'s', async () => {
  const post = { pid: 2, uid: 2, edited: AT, content: 'no', oldContent: 'no', newContent: 'no' };
  const main = await only('postEdit', {
    uid: 2,
    post: { ...post, topic: { title: 'New', isMainPost: true, tagsupdated: true, tags: [] } },
  });
  assert.deepEqual(main.data.item, { id: '2', title: 'New', tags: [] });
  const reply = await only('postEdit', {
    uid: 3,
    post: { ...post, pid: 3, topic: { title: 'New', isMainPost: false } },
  });
  assert.deepEqual(reply.data.item, { id: '3' });
});

test('members come with a name, and go', async () => {
  const joined = await only('userCreate', {
    user: { uid: 3, username: '<script>', joindate: AT, email: 'b@example.test' },
    data: { password: 'p', email: 'b@example.test' },
  });
  assert.equal(joined.id, 'user:3');
  assert.deepEqual(joined.data, { actor: '3', attributes: { name: '<script>' } });
  const renamed = await only('userUpdateProfile', {
    uid: 1,
    data: { uid: 3, username: 'bobby', email: 'b@example.test' },
  });
  assert.deepEqual(renamed.data, { actor: '3', attributes: { name: 'bobby' } });
  assert.deepEqual(await events('userUpdateProfile', { uid: 3, data: { uid: 3, aboutme: 'x' } }), []);
  const gone = await only('userDelete', { uid: 3, userData: { email: 'b@example.test' } });
  assert.deepEqual(gone.data, { actor: '3' });
});

test('guests have no identity', async () => {
  const event = await only('topicReply', { post: { pid: 5, tid: 2, uid: 0, timestamp: AT } });
  assert.equal(event.data.actor, undefined);
  assert.equal(event.data.item.author, undefined);
});
