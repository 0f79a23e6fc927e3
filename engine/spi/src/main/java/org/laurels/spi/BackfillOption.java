// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * An option that a backfill understands. Immutable.
 *
 * @param name lower-case letters, digits and dashes
 * @param help one sentence for the operator
 * @param required whether a run is refused without it; such an option has no default
 * @param defaultValue what the engine fills in; null where leaving it out means something else
 */
public record BackfillOption(
    String name, String help, boolean required, @Nullable String defaultValue) {

  public BackfillOption {
    requireNonNull(name, "name is null");
    requireNonNull(help, "help is null");
    if (!name.matches("[a-z][a-z0-9-]{0,63}")) {
      throw new IllegalArgumentException(
          "option '" + name + "' must be lower-case letters, digits and dashes");
    }
    if (required && defaultValue != null) {
      throw new IllegalArgumentException("option '" + name + "' is required and has a default");
    }
  }
}
