// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors

'use strict';

define('admin/plugins/laurels', ['settings'], function (settings) {
  return {
    init: function () {
      const form = $('.laurels-settings');
      settings.load('laurels', form);
      $('#save').on('click', () => settings.save('laurels', form));
    },
  };
});
