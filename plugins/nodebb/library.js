// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors

'use strict';

const { randomBytes } = require('node:crypto');
const { Outbox } = require('./lib/outbox');
const { Sender } = require('./lib/sender');
const { Teller } = require('./lib/teller');
const { standing } = require('./lib/standing');

const core = name => require.main.require(name);
const db = core('./src/database');
const meta = core('./src/meta');
const nconf = core('nconf');
const pubsub = core('./src/pubsub');
const topics = core('./src/topics');
const winston = core('winston');
const routeHelpers = core('./src/routes/helpers');

const PAGE = '/admin/plugins/laurels';
const SOLVED = 'laurels:solved';

const settings = () => meta.settings.get('laurels');

const host = {
  url: nconf.get('url'),
  topic: tid => topics.getTopicFields(tid, ['tid', 'cid', 'mainPid', 'title']),
  solve: (tid, pid) => db.setObjectField(SOLVED, tid, pid),
  async unsolve(tid) {
    const pid = await db.getObjectField(SOLVED, tid);
    await db.deleteObjectField(SOLVED, tid);
    return pid;
  },
};

/** Told apart from an earlier database of this forum, whose numbers began at 1, too. */
async function installation() {
  const kept = await db.getObjectField(Outbox.STATE, 'installation');
  if (kept) {
    return kept;
  }
  await db.setObjectField(Outbox.STATE, 'installation', randomBytes(6).toString('hex'));
  return db.getObjectField(Outbox.STATE, 'installation');
}

let named = null;

async function names() {
  named = named || { source: (await settings()).source || 'nodebb', installation: await installation() };
  return named;
}

const outbox = new Outbox(db);
const sender = new Sender(outbox, settings, winston);
const teller = new Teller(outbox, host, names, winston, () => sender.wake());

async function page(req, res) {
  res.render('admin/plugins/laurels', {
    title: 'Laurels',
    waiting: await outbox.size(),
    lost: await outbox.lost(),
    last: sender.last && { ...sender.last, at: new Date(sender.last.at).toISOString() },
    refused: (await outbox.refused(20)).map(each => ({
      at: new Date(each.at).toISOString(),
      id: each.event.id,
      type: each.event.type,
      reason: each.reason,
    })),
  });
}

module.exports = {
  told: teller.hooks(),

  async load({ router }) {
    routeHelpers.setupAdminPageRoute(router, PAGE, page);
    // Saved settings are in use at once, in each process.
    pubsub.on('action:settings.set.laurels', () => {
      named = null;
      sender.again();
    });
    // Of several processes one sends, or what is to be in order would overtake itself.
    if (nconf.get('runJobs')) {
      sender.start();
    }
  },

  async addToMenu(header) {
    header.plugins.push({ route: PAGE.slice('/admin'.length), icon: 'fa-award', name: 'Laurels' });
    return header;
  },

  async defineWidget(widgets) {
    widgets.push({
      widget: 'laurels_standing',
      name: 'Laurels: where I stand',
      description: 'The standing of the member who looks, or of the profile that is looked at.',
      content: '',
    });
    return widgets;
  },

  async renderStanding(widget) {
    widget.html = standing(await settings(), widget);
    return widget;
  },
};
