// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The written-down limits of an event, and the checks that hold them. */
public final class EventLimits {
  public static final int NAME_LENGTH_MAX = 190;
  public static final int TEXT_LENGTH_MAX = 1_000;
  public static final int ATTRIBUTES_MAX = 32;
  public static final int ATTRIBUTE_NAME_LENGTH_MAX = 64;
  public static final int TAGS_MAX = 32;
  public static final long VALUE_MAX = 1_000_000_000_000L;
  public static final Instant TIME_MIN = Instant.parse("1970-01-01T00:00:00Z");
  public static final Instant TIME_MAX = Instant.parse("9999-01-01T00:00:00Z");

  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+){1,4}");

  private EventLimits() {}

  static void name(String field, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw new InvalidEventException(field, "is missing");
    }
    if (value.length() > NAME_LENGTH_MAX) {
      throw new InvalidEventException(
          field,
          "has " + value.length() + " characters, at most " + NAME_LENGTH_MAX + " are taken");
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i)) || unpaired(value, i)) {
        throw new InvalidEventException(field, "has a control or broken character at " + i);
      }
    }
  }

  private static boolean unpaired(String value, int index) {
    char c = value.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1));
    }
    return Character.isLowSurrogate(c)
        && (index == 0 || !Character.isHighSurrogate(value.charAt(index - 1)));
  }

  static void optionalName(String field, @Nullable String value) {
    if (value != null) {
      name(field, value);
    }
  }

  static void text(String field, @Nullable String value) {
    if (value != null && value.length() > TEXT_LENGTH_MAX) {
      throw new InvalidEventException(
          field,
          "has " + value.length() + " characters, at most " + TEXT_LENGTH_MAX + " are taken");
    }
  }

  static void type(String field, String value) {
    name(field, value);
    if (value.length() > 64 || !TYPE.matcher(value).matches()) {
      throw new InvalidEventException(
          field, "must be words in lower case joined by dots, such as answer.posted");
    }
  }

  static void tags(String field, List<String> tags) {
    if (tags.size() > TAGS_MAX) {
      throw new InvalidEventException(field, "has more than " + TAGS_MAX + " tags");
    }
    for (String tag : tags) {
      name(field, tag);
    }
  }

  static void attributes(String field, Map<String, String> attributes) {
    if (attributes.size() > ATTRIBUTES_MAX) {
      throw new InvalidEventException(field, "has more than " + ATTRIBUTES_MAX + " attributes");
    }
    attributes.forEach(
        (name, value) -> {
          if (name.isEmpty() || name.length() > ATTRIBUTE_NAME_LENGTH_MAX) {
            throw new InvalidEventException(
                field, "needs names of 1 to " + ATTRIBUTE_NAME_LENGTH_MAX + " characters");
          }
          text(field + "." + name, value);
        });
  }

  static void value(String field, long value) {
    if (value > VALUE_MAX || value < -VALUE_MAX) {
      throw new InvalidEventException(field, "is beyond ±" + VALUE_MAX);
    }
  }

  /** Cuts to microseconds, which is what stores keep, and refuses times that no host means. */
  static Instant time(String field, Instant time) {
    if (time.isBefore(TIME_MIN) || !time.isBefore(TIME_MAX)) {
      throw new InvalidEventException(field, "must lie between 1970 and 9999");
    }
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
