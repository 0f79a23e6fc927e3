// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors

'use strict';

const { createHmac } = require('node:crypto');

const PREFIX = 'whsec_';

/** The bytes of a secret, which is written as Standard Webhooks has it. */
function key(secret) {
  const coded = String(secret || '').trim();
  const bytes = Buffer.from(coded.startsWith(PREFIX) ? coded.slice(PREFIX.length) : '', 'base64');
  if (bytes.length < 16) {
    throw new Error(`the secret must be ${PREFIX} and at least 16 bytes in base64`);
  }
  return bytes;
}

/** The headers that Standard Webhooks asks for. */
function signed(secret, id, seconds, body) {
  const signature = createHmac('sha256', key(secret))
    .update(`${id}.${seconds}.${body}`)
    .digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signature}`,
  };
}

module.exports = { signed, key };
