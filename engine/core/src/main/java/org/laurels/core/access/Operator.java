// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.access;

import static java.util.Objects.requireNonNull;

/**
 * Who runs the installation and signs in with a password.
 *
 * @param passwordHash what {@code PasswordHash} made of the password
 */
public record Operator(long id, String name, String passwordHash) {
  public Operator {
    requireNonNull(name, "name is null");
    requireNonNull(passwordHash, "passwordHash is null");
  }

  /** Without what could be guessed at. */
  @Override
  public String toString() {
    return "operator " + id + " " + name;
  }
}
