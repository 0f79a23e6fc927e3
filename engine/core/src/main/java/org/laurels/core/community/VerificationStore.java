// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.community;

import java.util.List;

/** Port: what was found when books were last proven, by whichever process did. Thread-safe. */
public interface VerificationStore {
  /** Keeps this one in place of the community's last. */
  void keep(Community community, Verification verification);

  /** The last of each community that has one. */
  List<Verification> last();
}
