// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.laurels.core.cycle.PayoutGate;

/** Reads from what sum in a calendar year on payouts wait for paperwork. */
final class PayoutGateReader {
  static final String KEY = "payout-gate";

  private static final int THRESHOLDS_MAX = 100;

  private PayoutGateReader() {}

  static PayoutGate read(Fields head) {
    return head.find(KEY).map(PayoutGateReader::gate).orElse(PayoutGate.NONE);
  }

  private static PayoutGate gate(Value value) {
    List<Value> all =
        value.list("a list such as [{from: 2026-01-01, at: 200000}]").orElse(List.of());
    if (value.isList() && (all.isEmpty() || all.size() > THRESHOLDS_MAX)) {
      value.problems().add(value.place(), "1 to " + THRESHOLDS_MAX + " sums are wanted here");
    }
    List<PayoutGate.Threshold> thresholds = new ArrayList<>();
    Set<LocalDate> days = new HashSet<>();
    for (Value one : all) {
      Optional<Fields> fields = one.fields("a sum such as {from: 2026-01-01, at: 200000}");
      fields.ifPresent(found -> found.allow(List.of("from", "at")));
      Optional<LocalDate> from =
          fields.flatMap(found -> found.require("from")).flatMap(PayoutGateReader::day);
      Optional<Long> at =
          fields
              .flatMap(found -> found.require("at"))
              .flatMap(sum -> sum.number(1, DocumentLimits.AMOUNT_MAX));
      if (from.isPresent() && !days.add(from.get())) {
        one.problems().add(one.place(), "two sums cannot hold from the same day");
      }
      if (from.isPresent() && at.isPresent()) {
        thresholds.add(new PayoutGate.Threshold(from.get(), at.get()));
      }
    }
    return new PayoutGate(thresholds);
  }

  private static Optional<LocalDate> day(Value value) {
    Optional<String> said = value.scalar("a day such as 2026-01-01");
    try {
      return said.map(LocalDate::parse);
    } catch (DateTimeException e) {
      value.problems().add(value.place(), "'" + said.orElse("") + "' is no day such as 2026-01-01");
      return Optional.empty();
    }
  }
}
