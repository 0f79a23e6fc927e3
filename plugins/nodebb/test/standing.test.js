// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors

'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { standing } = require('../lib/standing');

const SETTINGS = { pages: 'https://laurels.example.org/', community: 'support' };

test('the member who looks, and on a profile whose it is', () => {
  const own = standing(SETTINGS, { uid: 7, templateData: {} });
  assert.match(own, /src="https:\/\/laurels.example.org\/embed\/laurels.js"/);
  assert.match(own, /community="support" host="nodebb" member="7"/);
  assert.match(standing(SETTINGS, { uid: 7, templateData: { theirid: 9 } }), /member="9"/);
});

test('nothing for guests and without settings', () => {
  assert.equal(standing(SETTINGS, { uid: 0 }), '');
  assert.equal(standing({}, { uid: 7 }), '');
  assert.equal(standing({ ...SETTINGS, pages: 'javascript:alert(1)' }, { uid: 7 }), '');
});

test('settings cannot leave their place', () => {
  const html = standing({ ...SETTINGS, community: '"><script>alert(1)</script>' }, { uid: 7 });
  assert.ok(!html.includes('<script>alert'));
});
