// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.laurels.core.rule.Role;

/** Reads who is meant. */
final class Roles {
  private static final List<String> NAMES = Arrays.stream(Role.values()).map(Role::text).toList();

  private Roles() {}

  static Optional<Role> read(Value value) {
    return value
        .oneOf("role", NAMES)
        .flatMap(
            name ->
                Arrays.stream(Role.values()).filter(role -> role.text().equals(name)).findFirst());
  }
}
