// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors

'use strict';

const assert = require('node:assert/strict');
const { createHmac } = require('node:crypto');
const { createServer } = require('node:http');
const { once } = require('node:events');
const { test, beforeEach, afterEach } = require('node:test');
const { Outbox } = require('../lib/outbox');
const { Sender } = require('../lib/sender');
const { Teller } = require('../lib/teller');
const { signed } = require('../lib/signature');
const { Database, host, silent } = require('./forum');

const KEY = Buffer.from('a secret of thirty-two bytes, yes');
const SECRET = `whsec_${KEY.toString('base64')}`;

let answers;
let received;
let server;
let db;
let outbox;
let sender;
let teller;

function address() {
  return `http://127.0.0.1:${server.address().port}/hooks/x`;
}

beforeEach(async () => {
  answers = [];
  received = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    received.push({ headers: request.headers, body, events: JSON.parse(body) });
    const [status, text] = answers.shift() || [200, '{"receipts":[]}'];
    response.writeHead(status, { location: '/elsewhere' });
    response.end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  db = new Database();
  outbox = new Outbox(db);
  sender = new Sender(outbox, async () => ({ address: address(), secret: SECRET }), silent);
  teller = new Teller(
    outbox,
    host(),
    async () => ({ source: 'nodebb', installation: 'i' }),
    silent,
    () => {}
  );
});

afterEach(async () => {
  sender.stop();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

async function votes(count) {
  for (let uid = 1; uid <= count; uid += 1) {
    await teller.tell('postUpvote', { pid: 3, uid });
  }
}

test('the signature is that of Standard Webhooks', () => {
  // The example of its own specification.
  const headers = signed(
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    1614265330,
    '{"test": 2432232314}'
  );
  assert.equal(headers['webhook-signature'], 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  assert.throws(() => signed('secret', 'm', 1, ''), /whsec_/);
});

test('what waits is sent in order, signed, and forgotten once it was taken', async () => {
  await votes(3);
  assert.equal(await sender.once(), true);
  assert.equal(await sender.once(), false);

  const [{ headers, body, events }] = received;
  assert.deepEqual(events.map(event => event.data.actor), ['1', '2', '3']);
  assert.deepEqual(events.map(event => event.sequence), [1, 2, 3]);
  const expected = createHmac('sha256', KEY)
    .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
    .digest('base64');
  assert.equal(headers['webhook-signature'], `v1,${expected}`);
  assert.equal(headers['content-type'], 'application/cloudevents-batch+json');
  assert.equal(await outbox.size(), 0);
});

test('a failure keeps everything, and the same is sent again under the same id', async () => {
  await votes(2);
  for (const status of [503, 401, 302]) {
    answers.push([status, '']);
    await sender.once().catch(error => sender.failed(error.message));
    assert.equal(await outbox.size(), 2, `after ${status}`);
    assert.equal(sender.last.ok, false);
  }
  sender.again();
  await sender.once();
  assert.equal(await outbox.size(), 0);
  assert.equal(sender.last.ok, true);
  assert.equal(new Set(received.map(each => each.headers['webhook-id'])).size, 1);
  assert.equal(new Set(received.map(each => each.body)).size, 1);
});

test('nobody listens: it goes on trying, and sends all when somebody does', async () => {
  await votes(2);
  let there = false;
  sender.settings = async () => ({
    address: there ? address() : 'http://127.0.0.1:9/hooks/x',
    secret: SECRET,
  });
  await sender.once().catch(error => sender.failed(error.message));
  assert.equal(sender.failures, 1);
  there = true;
  sender.start();
  sender.again();
  while (await outbox.size()) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  assert.deepEqual(received.flatMap(each => each.events.map(event => event.data.actor)), ['1', '2']);
});

test('one event that Laurels will not read is found and put aside; the others arrive', async () => {
  await votes(9);
  const bad = event => event.data.actor === '5';
  server.removeAllListeners('request');
  const taken = [];
  server.on('request', async (request, response) => {
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    const events = JSON.parse(body);
    if (events.some(bad)) {
      response.writeHead(400).end('{"detail":"data.actor is odd"}');
    } else {
      taken.push(...events.map(event => event.data.actor));
      response.writeHead(200).end('{"receipts":[]}');
    }
  });
  for (let round = 0; round < 30 && (await outbox.size()); round += 1) {
    await sender.once();
  }
  assert.deepEqual(taken, ['1', '2', '3', '4', '6', '7', '8', '9']);
  const [refused] = await outbox.refused(10);
  assert.equal(refused.event.data.actor, '5');
  assert.match(refused.reason, /data.actor is odd/);
});

test('what a receipt refuses is put aside with its reason', async () => {
  await votes(2);
  answers.push([200, JSON.stringify({ receipts: [{ id: 'i:2', status: 'refused', problem: 'no' }] })]);
  await sender.once();
  assert.equal(await outbox.size(), 0);
  assert.deepEqual((await outbox.refused(5)).map(each => [each.event.id, each.reason]), [['i:2', 'no']]);
});

test('nothing is sent before the settings are made', async () => {
  await votes(1);
  sender.settings = async () => ({});
  assert.equal(await sender.once(), false);
  assert.equal(await outbox.size(), 1);
});

test('a full outbox counts what it does not keep', async () => {
  outbox.most = 3;
  await votes(5);
  assert.equal(await outbox.size(), 3);
  assert.equal(await outbox.lost(), 2);
});

test('what was refused does not grow without end', async () => {
  const most = Outbox.REFUSED_MAX;
  Outbox.REFUSED_MAX = 3;
  try {
    await votes(5);
    for (const kept of await outbox.first(5)) {
      await outbox.refuse(kept, 'no');
    }
    assert.equal((await outbox.refused(10)).length, 3);
  } finally {
    Outbox.REFUSED_MAX = most;
  }
});

test('a hook with data that makes no sense, or a database that fails, harms nobody', async () => {
  for (const data of [undefined, null, {}, { topic: null }, { post: 7 }]) {
    for (const told of Object.values(teller.hooks())) {
      await told(data);
    }
  }
  db.incrObjectField = async () => {
    throw new Error('the database is gone');
  };
  await teller.tell('postUpvote', { pid: 3, uid: 1 });
});

test('events are numbered in the order of their hooks, however long what they need takes', async () => {
  const topic = teller.host.topic;
  teller.host.topic = async tid => {
    await new Promise(resolve => setTimeout(resolve, 20));
    return topic(tid);
  };
  await Promise.all([
    teller.tell('topicReply', { post: { pid: 3, tid: 2, uid: 3, timestamp: 1 } }),
    teller.tell('postUpvote', { pid: 3, uid: 2 }),
  ]);
  await sender.once();
  assert.deepEqual(received[0].events.map(event => event.type), ['answer.posted', 'vote.cast']);
});
