// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.appraisal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** A transaction on what was decided. Not thread-safe. */
public interface AppraisalUnit {
  /** As {@link AppraisalStore#decided}, and not older than the last commit. */
  List<Appraised> decided(String appraisal, LocalDate first);

  /** A number for a decision. */
  long number();

  /**
   * Adds decisions that the intake is still to be told of. Where another process has decided on the
   * same identity and revision meanwhile, the transaction is run again from its beginning.
   */
  void add(Collection<Appraised> decisions);
}
