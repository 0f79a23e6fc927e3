// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.cycle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a programme says of payouts. */
public record PayoutTerms(List<Cycle> cycles, PayoutGate gate) {
  public static final PayoutTerms NONE = new PayoutTerms(List.of(), PayoutGate.NONE);

  public PayoutTerms {
    cycles = List.copyOf(cycles);
  }

  public @Nullable Cycle cycle(String id) {
    return cycles.stream().filter(cycle -> cycle.id().equals(id)).findFirst().orElse(null);
  }
}
