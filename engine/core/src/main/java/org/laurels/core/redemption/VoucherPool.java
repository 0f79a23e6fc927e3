// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.redemption;

import java.util.Map;
import java.util.Optional;
import org.laurels.core.community.Community;

/**
 * Port: codes that were uploaded, sealed. Which one a redemption has, its unit says. Thread-safe.
 */
public interface VoucherPool {
  /**
   * Adds sealed codes to a reward's pool; those that are there already are left out.
   *
   * @param codes what is stored of each, by a hash that tells whether it is there
   * @return how many were added
   */
  int add(Community community, String reward, Map<String, byte[]> codes);

  /** The sealed code that was set aside for a redemption. */
  Optional<byte[]> code(Community community, long redemptionId);
}
