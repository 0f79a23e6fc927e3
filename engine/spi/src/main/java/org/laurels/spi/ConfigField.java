// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field of a connector's configuration. Immutable.
 *
 * @param name lower-case letters, digits and dashes
 * @param kind what it takes
 * @param help one sentence for the operator
 * @param required whether a configuration is refused without it; such a field has no default
 * @param defaultValue what the engine fills in; null where leaving it out means something else
 * @param choices for {@link Kind#CHOICE} what may be chosen; else empty
 */
public record ConfigField(
    String name,
    Kind kind,
    String help,
    boolean required,
    @Nullable String defaultValue,
    List<String> choices) {
  /** The name under which {@link #secrets} declares the secret in use. */
  public static final String SECRET = "secret";

  /** The name under which {@link #secrets} declares the one before, good while both are in use. */
  public static final String SECRET_BEFORE = "secret-before";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  /** What a field takes. The engine checks it before the plugin sees a value. */
  public enum Kind {
    /** One line of at most 1,000 characters without control characters. */
    LINE(1_000),
    /** Any text of at most 100,000 characters, such as a mapping file. */
    TEXT(100_000),
    /** One line that is sealed at rest and never shown again. */
    SECRET(1_000),
    /** A whole number in decimal digits. */
    NUMBER(18),
    /** {@code yes} or {@code no}. */
    YES_NO(3),
    /** One of the field's choices. */
    CHOICE(1_000),
    /** An http or https address. */
    URL(1_000);

    private final int lengthMax;

    Kind(int lengthMax) {
      this.lengthMax = lengthMax;
    }

    /** The longest value, in UTF-16 units. */
    public int lengthMax() {
      return lengthMax;
    }
  }

  public ConfigField {
    requireNonNull(kind, "kind is null");
    requireNonNull(help, "help is null");
    choices = List.copyOf(choices);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "field '" + name + "' must be lower-case letters, digits and dashes");
    }
    if (required && defaultValue != null) {
      throw new IllegalArgumentException("field '" + name + "' is required and has a default");
    }
    if (kind == Kind.SECRET && defaultValue != null) {
      throw new IllegalArgumentException("field '" + name + "' is secret and has a default");
    }
    if ((kind == Kind.CHOICE) == choices.isEmpty()) {
      throw new IllegalArgumentException("field '" + name + "' is a choice or has choices");
    }
  }

  /** A field that must be given. */
  public static ConfigField required(String name, Kind kind, String help) {
    return new ConfigField(name, kind, help, true, null, List.of());
  }

  /** A field that may be left out. */
  public static ConfigField optional(String name, Kind kind, String help) {
    return new ConfigField(name, kind, help, false, null, List.of());
  }

  /** A field of which one value is chosen, the first where nothing is said. */
  public static ConfigField choice(String name, String help, List<String> choices) {
    return new ConfigField(name, Kind.CHOICE, help, false, choices.get(0), choices);
  }

  /** A secret and the one before it, so that it can be changed without losing a delivery. */
  public static List<ConfigField> secrets(String help) {
    return List.of(
        required(SECRET, Kind.SECRET, help),
        optional(SECRET_BEFORE, Kind.SECRET, "The secret before it, good until it is taken out."));
  }
}
