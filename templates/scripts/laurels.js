// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
// What pages gain where scripts run; all of them work without.
(() => {
  'use strict';

  // A filter applies as soon as it is chosen.
  document.querySelectorAll('form[data-submit-on-change] select').forEach((select) =>
    select.addEventListener('change', () => select.form.requestSubmit()));

  // What was asked for has come: tell those who do not see it, and let it be closed again.
  document.addEventListener('htmx:afterSwap', (event) => {
    const answer = event.target.querySelector('[data-answer]');
    if (answer) {
      answer.setAttribute('tabindex', '-1');
      answer.focus({preventScroll: true});
    }
  });
})();
