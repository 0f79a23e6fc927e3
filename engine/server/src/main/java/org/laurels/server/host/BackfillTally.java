// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laurels.core.intake.Receipt;

/** Counts what becomes of a run's events. Thread-safe. */
final class BackfillTally {
  /** How many refusals and warnings are kept in words; all are counted. */
  static final int KEPT_MAX = 20;

  /** How many reasons for passing over are told apart. */
  static final int REASONS_MAX = 100;

  private final Map<String, Long> skipped = new TreeMap<>();
  private final List<String> refusals = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private long accepted;
  private long duplicates;
  private long refused;
  private long warned;

  synchronized void add(Receipt receipt) {
    switch (receipt.status()) {
      case ACCEPTED -> accepted++;
      case DUPLICATE -> duplicates++;
      case REFUSED -> refuse(receipt.id(), String.valueOf(receipt.problem()));
    }
  }

  synchronized void refuse(String id, String problem) {
    refused++;
    if (refusals.size() < KEPT_MAX) {
      refusals.add(id + ": " + problem);
    }
  }

  synchronized void warn(String place, String problem) {
    warned++;
    if (warnings.size() < KEPT_MAX) {
      warnings.add(place + ": " + problem);
    }
  }

  synchronized void skip(String reason) {
    String kept =
        skipped.containsKey(reason) || skipped.size() < REASONS_MAX ? reason : "for other reasons";
    skipped.merge(kept, 1L, Long::sum);
  }

  synchronized BackfillReport.Counts counts() {
    return new BackfillReport.Counts(
        accepted,
        duplicates,
        refused,
        List.copyOf(refusals),
        Map.copyOf(skipped),
        warned,
        List.copyOf(warnings));
  }
}
