// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.redemption;

import java.util.Optional;
import org.laurels.core.community.Community;

/** Port: where redemptions stand still. Thread-safe. */
public interface HaltStore {
  /** Stops redemptions; where they stand still already, the first finding stays. */
  void halt(Community community, Halt halt);

  /** Why they stand still; empty where they do not. */
  Optional<Halt> find(Community community);

  /** Lets them go on; whether they stood still. */
  boolean resume(Community community);

  /** In how many communities they stand still. */
  long count();
}
