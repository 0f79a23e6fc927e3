// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.laurels.core.member.Identity;
import org.laurels.core.rule.Share;

/** Divides an amount person by person, in the reference model: fractions first, then by ones. */
final class ShareModel {
  private static final MathContext EXACTLY_ENOUGH = new MathContext(60);

  private ShareModel() {}

  private record Fraction(Identity who, BigDecimal size) {}

  static Map<Identity, Long> parts(
      Share share, long whole, Map<Share.Group, List<Identity>> behind) {
    Map<Share.Group, Integer> percents =
        Map.of(
            Share.Group.AUTHOR, share.author(),
            Share.Group.CO_AUTHORS, share.coAuthors(),
            Share.Group.SUPPORTERS, share.supporters());
    int there = 0;
    for (Map.Entry<Share.Group, Integer> each : percents.entrySet()) {
      there += behind.getOrDefault(each.getKey(), List.of()).isEmpty() ? 0 : each.getValue();
    }
    Map<Identity, Long> parts = new LinkedHashMap<>();
    if (there == 0) {
      return parts;
    }
    List<Fraction> fractions = new ArrayList<>();
    long left = Math.abs(whole);
    for (Share.Group group : Share.Group.values()) {
      List<Identity> people = behind.getOrDefault(group, List.of());
      for (Identity who : people) {
        BigDecimal exact =
            BigDecimal.valueOf(Math.abs(whole))
                .multiply(BigDecimal.valueOf(percents.getOrDefault(group, 0)))
                .divide(BigDecimal.valueOf((long) there * people.size()), EXACTLY_ENOUGH)
                .setScale(20, RoundingMode.HALF_UP);
        long floor = exact.longValue();
        parts.put(who, floor);
        fractions.add(new Fraction(who, exact.subtract(BigDecimal.valueOf(floor))));
        left -= floor;
      }
    }
    fractions.sort(Comparator.comparing(Fraction::size).reversed());
    for (int i = 0; i < left; i++) {
      parts.merge(fractions.get(i).who(), 1L, Long::sum);
    }
    if (whole < 0) {
      parts.replaceAll((who, part) -> -part);
    }
    return parts;
  }
}
