// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.BadgeTerms;

/** Reads under which terms a badge can be had. */
final class BadgeTermsReader {
  static final List<String> KEYS = List.of("secret", "from", "until", "retired", "streak");

  private final Moments moments;

  BadgeTermsReader(ZoneId zone) {
    this.moments = new Moments(zone);
  }

  BadgeTerms read(Fields fields) {
    boolean secret = fields.find("secret").flatMap(Value::yesNo).orElse(false);
    @Nullable Instant from = fields.find("from").flatMap(moments::start).orElse(null);
    @Nullable Instant until = fields.find("until").flatMap(moments::end).orElse(null);
    if (from != null && until != null && !from.isBefore(until)) {
      fields
          .find("until")
          .ifPresent(at -> at.problems().add(at.place(), "'until' lies before 'from'"));
    }
    BadgeTerms terms = new BadgeTerms(secret, from, until, false, null, streak(fields), null);
    Optional<Value> retired = fields.find("retired");
    return retired.isEmpty() ? terms : retired(retired.get(), terms);
  }

  private BadgeTerms retired(Value value, BadgeTerms terms) {
    if (value.isYesNo()) {
      return value.yesNo().orElse(false) ? terms.withRetired(null) : terms;
    }
    return moments.start(value).map(terms::withRetired).orElse(terms);
  }

  private static int streak(Fields fields) {
    Optional<Fields> streak =
        fields.find("streak").flatMap(value -> value.fields("a streak such as {weeks: 4}"));
    streak.ifPresent(found -> found.allow(List.of("weeks")));
    return streak
        .flatMap(found -> found.require("weeks"))
        .flatMap(value -> value.number(2, BadgeTerms.STREAK_WEEKS_MAX))
        .map(Long::intValue)
        .orElse(0);
  }
}
