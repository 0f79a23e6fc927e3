// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.programme;

import org.laurels.core.rule.Expression;

/**
 * A named status. A member has the last one in the programme's list whose condition holds or which
 * they keep by its demotion.
 */
public record Rank(String id, String name, Expression<Boolean> condition, Demotion demotion) {
  /** A rank that is lost at once. */
  public Rank(String id, String name, Expression<Boolean> condition) {
    this(id, name, condition, Demotion.AT_ONCE);
  }

  /** Whether it can be held while its condition fails. */
  public boolean isKept() {
    return !(demotion instanceof Demotion.AtOnce);
  }
}
