// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Port: operators, and the one-time link by which one comes to be or chooses a new password. There
 * is one link at a time. Thread-safe.
 */
public interface OperatorStore {
  /** Whether there is none yet. */
  boolean isEmpty();

  /** Keeps the hash of a link that makes an operator; an earlier link is no longer good. */
  default void invite(byte[] hash, Instant expiresAt) {
    invite(hash, expiresAt, "");
  }

  /**
   * Keeps the hash of a link; an earlier link is no longer good.
   *
   * @param name of the operator who chooses a new password with it; empty where it makes one
   */
  void invite(byte[] hash, Instant expiresAt, String name);

  /** Whom a link that is good is for: an operator's name, empty for one who is not there yet. */
  Optional<String> invited(byte[] hash, Instant now);

  /**
   * Uses a link up and makes the operator, both or neither.
   *
   * @return empty where the link is not good, or another was first
   */
  Optional<Operator> create(byte[] hash, String name, String passwordHash, Instant now);

  /**
   * Uses a link up and changes the operator's password, both or neither; whoever is signed in as
   * that operator is so no longer.
   *
   * @return empty where the link is not good, or another was first
   */
  Optional<Operator> reset(byte[] hash, String name, String passwordHash, Instant now);

  Optional<Operator> find(String name);
}
