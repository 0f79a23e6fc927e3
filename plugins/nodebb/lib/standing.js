// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors

'use strict';

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text) {
  return String(text).replace(/[&<>"']/g, each => ESCAPES[each]);
}

/**
 * Where the member of a profile stands, and on other pages who is looking; nothing for guests and
 * before the settings say where Laurels is.
 */
function standing(settings, widget) {
  const profile = widget.templateData || {};
  const member = Number(profile.theirid || profile.uid || widget.uid);
  const { pages, community, source } = settings;
  if (!(member > 0) || !community || !/^https?:\/\//.test(pages || '')) {
    return '';
  }
  const script = `${pages.replace(/\/+$/, '')}/embed/laurels.js`;
  return (
    `<script src="${escaped(script)}" async></script>` +
    `<laurels-standing community="${escaped(community)}" host="${escaped(source || 'nodebb')}"` +
    ` member="${member}"></laurels-standing>`
  );
}

module.exports = { standing };
