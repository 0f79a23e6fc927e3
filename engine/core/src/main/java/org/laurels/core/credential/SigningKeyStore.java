// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.credential;

import java.util.List;
import org.laurels.core.community.Community;

/** Port: the keys that communities sign with. Thread-safe. */
public interface SigningKeyStore {
  /** All keys of a community, oldest first. */
  List<SigningKey> all(Community community);

  /**
   * Adds a key.
   *
   * @return false if another process has added one of that number; then nothing is changed
   */
  boolean add(Community community, SigningKey key);
}
