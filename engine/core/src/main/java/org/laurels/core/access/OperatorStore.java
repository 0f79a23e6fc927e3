// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.access;

import java.time.Instant;
import java.util.Optional;

/** Port: operators, and the one-time link by which the first of them comes to be. Thread-safe. */
public interface OperatorStore {
  /** Whether there is none yet. */
  boolean isEmpty();

  /** Keeps the hash of a one-time link; an earlier link is no longer good. */
  void invite(byte[] hash, Instant expiresAt);

  /** Whether a link is good. */
  boolean isInvited(byte[] hash, Instant now);

  /**
   * Uses a link up and makes the operator, both or neither.
   *
   * @return empty where the link is not good, or another was first
   */
  Optional<Operator> create(byte[] hash, String name, String passwordHash, Instant now);

  Optional<Operator> find(String name);
}
