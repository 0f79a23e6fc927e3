// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.bounty;

import java.util.List;

/** Where a step has brought a bounty, and who got what of it. */
record Outcome(Bounty bounty, List<Paid> paid) {
  static Outcome of(Bounty bounty) {
    return new Outcome(bounty, List.of());
  }
}
