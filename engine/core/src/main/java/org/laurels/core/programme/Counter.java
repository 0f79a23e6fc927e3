// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.programme;

import java.util.Set;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Role;

/**
 * Counts distinct keys for a member, such as the days on which something happened.
 *
 * @param of whose counter it is
 * @param key what is counted once
 * @param follows whether a key leaves again when the condition no longer holds for any of the items
 *     that brought it
 */
public record Counter(
    String id,
    Set<String> on,
    Role of,
    Expression<Boolean> condition,
    Expression<String> key,
    boolean follows) {
  /** The most keys that are kept for a member; further ones are not counted. */
  public static final int KEYS_MAX = 10_000;

  public Counter {
    on = Set.copyOf(on);
  }
}
