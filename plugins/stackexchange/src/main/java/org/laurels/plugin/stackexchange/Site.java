// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import org.jspecify.annotations.Nullable;

/**
 * The community on the web, for links.
 *
 * @param address without a slash at its end; null where the operator gave none
 */
record Site(@Nullable String address) {
  static final Site UNKNOWN = new Site(null);

  @Nullable String question(int id) {
    return address == null ? null : address + "/q/" + id;
  }

  @Nullable String answer(int id) {
    return address == null ? null : address + "/a/" + id;
  }

  @Nullable String member(int id) {
    return address == null ? null : address + "/users/" + id;
  }
}
