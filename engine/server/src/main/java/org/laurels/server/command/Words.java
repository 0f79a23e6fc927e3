// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.laurels.core.delivery.Pace;
import org.laurels.core.delivery.Sending;
import org.laurels.core.ledger.Reason;

/** How the engine's words are written out. */
final class Words {
  private static final int VALUE_LENGTH_MAX = 60;

  private Words() {}

  static String reason(Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  /** What an expression read, such as {@code event.value = 1, item.kind = answer}. */
  static String values(Map<String, String> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(each -> each.getKey() + " = " + cut(each.getValue()))
            .collect(Collectors.joining(", "));
  }

  /** A condition on one line, whole. */
  static String condition(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** How showing standings in a host goes. */
  static String of(Sending sending) {
    Pace pace = sending.pace();
    String ends = pace.gone() ? ", ended" : ", tried again at " + pace.pausedUntil();
    return pace.delivered()
        + " shown, "
        + sending.counts().waiting()
        + " waiting, "
        + sending.counts().refused()
        + " not taken"
        + (pace.failures() > 0 ? ends : "")
        + (sending.problem().isEmpty() ? "" : ": " + sending.problem());
  }

  static String cut(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= VALUE_LENGTH_MAX ? line : line.substring(0, VALUE_LENGTH_MAX - 1) + "…";
  }
}
