// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.proof;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

/** The hash of the hashes of rows. */
final class Root {
  private Root() {}

  /** What is not among these hashes stands as nothing: that it was missing is sealed, too. */
  static Sha256 of(List<RowName> rows, Map<RowName, Sha256> hashes) {
    MessageDigest digest = Sha256.digest();
    for (RowName row : rows) {
      hashes.getOrDefault(row, Sha256.NOTHING).addTo(digest);
    }
    return Sha256.of(digest);
  }
}
