// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import org.laurels.core.community.Community;
import org.laurels.core.programme.Programmes;

/** Port: the compiled programmes of communities. Thread-safe. */
public interface ProgrammeBook {
  /**
   * The published versions up to this one, compiled.
   *
   * @throws IllegalStateException if the community has no programme
   */
  Programmes upTo(Community community, int version);
}
