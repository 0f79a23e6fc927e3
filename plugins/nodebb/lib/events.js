// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors

'use strict';

/**
 * What each hook of NodeBB means to Laurels. Hook data holds far more than may leave the forum (a
 * caller's cookies and token, addresses, raw forms), so each event is built from nothing, field by
 * field; what is not named here is never sent.
 *
 * A topic is a question, and its posts are answers to it. An item's id is the post's.
 *
 * @typedef {object} Host what the forum is asked for
 * @property {string} url where the forum is, without a slash at the end
 * @property {(tid: string) => Promise<object>} topic its mainPid, cid and title
 * @property {(tid: string, pid: string) => Promise<void>} solve notes which post solves a topic
 * @property {(tid: string) => Promise<?string>} unsolve that post, which is then forgotten
 *
 * A translation is given the hook's data, the host and the moment of the hook in milliseconds, and
 * gives parts of events: `key` names what can happen only once and so is part of the event's id;
 * without one the sender makes an id of its own.
 */

const TITLE_LENGTH_MAX = 1000;

function known(id) {
  return id !== undefined && id !== null && id !== '' && String(id) !== '0';
}

/** An id as text; nothing for guests and for what is not there. */
function text(id) {
  return known(id) ? String(id) : undefined;
}

function moment(millis) {
  const time = new Date(Number(millis));
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

function titled(title) {
  return typeof title === 'string' ? title.slice(0, TITLE_LENGTH_MAX) : undefined;
}

function tagged(tags) {
  if (!Array.isArray(tags)) {
    return undefined;
  }
  return tags
    .map(tag => (typeof tag === 'string' ? tag : tag && tag.value))
    .filter(tag => typeof tag === 'string' && tag !== '');
}

function question(topic, host) {
  return {
    id: text(topic.mainPid),
    kind: 'question',
    author: text(topic.uid),
    board: text(topic.cid),
    tags: tagged(topic.tags),
    created: moment(topic.timestamp),
    url: `${host.url}/post/${topic.mainPid}`,
    title: titled(topic.titleRaw === undefined ? topic.title : topic.titleRaw),
  };
}

async function answer(post, host) {
  const topic = await host.topic(text(post.tid));
  return {
    id: text(post.pid),
    kind: 'answer',
    parent: text(topic.mainPid),
    author: text(post.uid),
    board: text(post.cid === undefined ? topic.cid : post.cid),
    created: moment(post.timestamp),
    url: `${host.url}/post/${post.pid}`,
  };
}

/** Something done to a post of which only the number is told. */
function done(type, actor, pid, at, more) {
  return { type, time: moment(at), actor: text(actor), item: { id: text(pid) }, ...more };
}

function vote(kind, value) {
  return async (data, host, at) => [
    done('vote.cast', data.uid, data.pid, at, { value, attributes: { kind } }),
  ];
}

/** A topic that is hidden takes its question along; its answers stay what they are. */
function topicDone(type) {
  return async (data, host, at) => {
    const topic = data.topic.mainPid ? data.topic : await host.topic(text(data.topic.tid));
    return [done(type, data.uid, topic.mainPid, at)];
  };
}

function profile(type, user, at, key) {
  const name = user.username || undefined;
  return [{ key, type, time: moment(at), actor: text(user.uid), attributes: { name } }];
}

/** A code that shows that two accounts are one person's: nothing else of a text may leave. */
const CODE = /(?<![\p{L}\p{N}])laurels(?:-[0-9a-z]{4}){3}(?![\p{L}\p{N}])/iu;

/** The proof in a text that its own author wrote; nothing where there is none. */
function proof(post, content, at, key) {
  const code = typeof content === 'string' ? CODE.exec(content) : null;
  if (!code || !known(post.uid)) {
    return [];
  }
  return [
    {
      key,
      type: 'member.proved',
      time: moment(at),
      actor: text(post.uid),
      attributes: { code: code[0] },
    },
  ];
}

const translations = {
  topicPost: async (data, host) => [
    {
      key: `post:${data.topic.mainPid}`,
      type: 'question.asked',
      time: moment(data.topic.timestamp),
      actor: text(data.topic.uid),
      item: question(data.topic, host),
    },
    ...proof(data.topic, (data.post || {}).content, data.topic.timestamp, `proof:${data.topic.mainPid}`),
  ],

  topicReply: async (data, host) => [
    {
      key: `post:${data.post.pid}`,
      type: 'answer.posted',
      time: moment(data.post.timestamp),
      actor: text(data.post.uid),
      item: await answer(data.post, host),
    },
    ...proof(data.post, data.post.content, data.post.timestamp, `proof:${data.post.pid}`),
  ],

  topicDelete: topicDone('content.hidden'),
  topicRestore: topicDone('content.restored'),

  topicMove: async (data, host, at) => {
    const topic = await host.topic(text(data.tid));
    const moved = done('content.edited', data.uid, topic.mainPid, at);
    moved.item.board = text(data.toCid);
    return [moved];
  },

  topicToggleSolved: async (data, host, at) => {
    const tid = text(data.tid);
    if (data.isSolved) {
      await host.solve(tid, text(data.pid));
      return [done('solution.accepted', data.uid, data.pid, at)];
    }
    // The browser says which post it was, and may say anything; ours is the one we were told of.
    const pid = (await host.unsolve(tid)) || text(data.pid);
    return pid ? [done('solution.unaccepted', data.uid, pid, at)] : [];
  },

  postEdit: async (data, host, at) => {
    const edited = done('content.edited', data.uid, data.post.pid, data.post.edited || at);
    const topic = data.post.topic;
    if (topic && topic.isMainPost) {
      edited.item.title = titled(topic.title);
      edited.item.tags = topic.tagsupdated ? tagged(topic.tags) : undefined;
    }
    // What a moderator writes into a post proves nothing about its author.
    const own = text(data.uid) === text(data.post.uid);
    const content = data.post.newContent === undefined ? data.post.content : data.post.newContent;
    return own ? [edited, ...proof(data.post, content, data.post.edited || at)] : [edited];
  },

  // Deleting hides a post, and can be taken back; only purging is for good.
  postDelete: async (data, host, at) => [done('content.hidden', data.uid, data.post.pid, at)],
  postRestore: async (data, host, at) => [done('content.restored', data.uid, data.post.pid, at)],
  postsPurge: async (data, host, at) =>
    data.posts.map(post => done('content.deleted', data.uid, post.pid, at)),

  postUpvote: vote('up', 1),
  postDownvote: vote('down', -1),
  postUnvote: async (data, host, at) => [done('vote.cleared', data.uid, data.pid, at)],

  userCreate: async (data, host, at) =>
    profile('member.joined', data.user, data.user.joindate || at, `user:${data.user.uid}`),

  userUpdateProfile: async (data, host, at) =>
    profile('member.updated', { uid: data.uid, ...data.data }, at).filter(
      event => event.attributes.name
    ),

  userDelete: async (data, host, at) => [
    { type: 'member.erased', time: moment(at), actor: text(data.uid) },
  ],
};

/** An event as CloudEvents 1.0 has it, in JSON. Fields that are not known are left out. */
function cloudEvent(part, { source, id, sequence }) {
  return JSON.parse(
    JSON.stringify({
      specversion: '1.0',
      source,
      id: part.key || id,
      type: part.type,
      time: part.time,
      sequence,
      data: {
        actor: part.actor,
        item: part.item,
        value: part.value,
        attributes: part.attributes,
      },
    })
  );
}

module.exports = { translations, cloudEvent };
