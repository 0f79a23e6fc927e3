// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.programme;

import java.time.Instant;

/**
 * A published programme. Never changes.
 *
 * @param number from 1, in the order of publishing
 * @param from the moment from which it holds for what is spendable
 * @param since the moment from which it holds for all else: {@code from} where the past is left
 *     alone, earlier where it is recomputed, {@link Instant#MIN} where all of it is
 */
public record ProgrammeVersion(int number, Programme programme, Instant from, Instant since) {
  public ProgrammeVersion {
    if (number < 1) {
      throw new IllegalArgumentException("versions are numbered from 1");
    }
    if (since.isAfter(from)) {
      throw new IllegalArgumentException("a version cannot recompute from after it holds");
    }
  }

  /** A version that holds for the whole timeline. */
  public static ProgrammeVersion always(int number, Programme programme) {
    return new ProgrammeVersion(number, programme, Instant.MIN, Instant.MIN);
  }
}
