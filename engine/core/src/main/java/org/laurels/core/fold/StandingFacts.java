// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.time.Instant;
import org.laurels.core.rule.Facts;
import org.laurels.core.time.Window;

/** The facts of a rank's condition: figures of the member, and no event. */
final class StandingFacts implements Facts {
  private final MemberFold fold;

  StandingFacts(MemberFold fold) {
    this.fold = fold;
  }

  @Override
  public Object fact(String name) {
    if (name.startsWith("member.") && !name.equals("member.rank")) {
      return fold.figure(name.substring(7), Instant.EPOCH);
    }
    throw new IllegalArgumentException(name + " cannot be read by a rank");
  }

  @Override
  public long count(String eventType) {
    return fold.count(eventType);
  }

  @Override
  public long did(String eventType) {
    return fold.did(eventType);
  }

  @Override
  public long gained(String unit, Window window) {
    throw new IllegalArgumentException("gained() cannot be read by a rank");
  }

  @Override
  public long counter(String id) {
    return fold.counter(id);
  }

  @Override
  public long votes(String kind) {
    return 0;
  }
}
