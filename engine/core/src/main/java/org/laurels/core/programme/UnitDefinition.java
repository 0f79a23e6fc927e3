// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.programme;

import org.jspecify.annotations.Nullable;
import org.laurels.core.wallet.CreditTerms;

/**
 * A unit that the programme counts.
 *
 * @param start what every member has from the beginning
 * @param floor what no event takes a member below; null where there is none
 * @param credit the terms on which it is spent; null where it is not: what is spent is never
 *     recomputed by a change of rules
 */
public record UnitDefinition(
    String id, long start, @Nullable Long floor, @Nullable CreditTerms credit) {

  public boolean spendable() {
    return credit != null;
  }
}
