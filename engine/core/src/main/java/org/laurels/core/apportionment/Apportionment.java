// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.apportionment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Divides an amount by parts so that nothing is left over: everybody gets the whole number below
 * the exact share, and what remains goes by ones to the largest remainders, among equal ones to who
 * stands first. So nobody is off by one or more.
 */
public final class Apportionment {
  private Apportionment() {}

  /**
   * People with as many parts each.
   *
   * @param parts of each of them, 0 or more
   * @param people 0 or more
   */
  public record Crowd(long parts, int people) {
    public Crowd {
      if (parts < 0 || people < 0) {
        throw new IllegalArgumentException("no crowd: " + people + " with " + parts + " parts");
      }
    }

    private BigInteger allParts() {
      return BigInteger.valueOf(parts).multiply(BigInteger.valueOf(people));
    }
  }

  /**
   * What the people of a crowd get.
   *
   * @param each what all of them do
   * @param oneMore how many of them, from the first on, get one more
   */
  public record Portion(long each, int oneMore) {
    /** What the one on that place gets, counted from 0. */
    public long at(int place) {
      return each + (place < oneMore ? 1 : 0);
    }
  }

  private record Remainder(int place, BigInteger size) {}

  /**
   * The amounts, in the order of the parts.
   *
   * @param amount 0 or more
   * @param parts each 0 or more, not all 0
   */
  public static List<Long> of(long amount, List<Long> parts) {
    return among(amount, parts.stream().map(each -> new Crowd(each, 1)).toList()).stream()
        .map(portion -> portion.at(0))
        .toList();
  }

  /**
   * The same where many have equal parts, at no more cost than for one of them.
   *
   * @param amount 0 or more
   * @param crowds in the order in which they stand; together more than 0 parts
   * @return one portion for each crowd; of all of them together, just the amount
   */
  public static List<Portion> among(long amount, List<Crowd> crowds) {
    BigInteger whole =
        crowds.stream().map(Crowd::allParts).reduce(BigInteger.ZERO, BigInteger::add);
    if (amount < 0 || whole.signum() == 0) {
      throw new IllegalArgumentException("cannot divide " + amount + " among " + crowds);
    }
    List<Portion> portions = new ArrayList<>(crowds.size());
    List<Remainder> remainders = new ArrayList<>(crowds.size());
    long left = amount;
    for (int place = 0; place < crowds.size(); place++) {
      Crowd crowd = crowds.get(place);
      // Amount times parts may be more than a long holds.
      BigInteger[] exact =
          BigInteger.valueOf(amount)
              .multiply(BigInteger.valueOf(crowd.parts()))
              .divideAndRemainder(whole);
      portions.add(new Portion(exact[0].longValueExact(), 0));
      remainders.add(new Remainder(place, exact[1]));
      left -= exact[0].longValueExact() * crowd.people();
    }
    // The sort is stable: equal remainders keep their order.
    remainders.sort(Comparator.comparing(Remainder::size).reversed());
    for (Remainder remainder : remainders) {
      int place = remainder.place();
      int more = (int) Math.min(left, crowds.get(place).people());
      portions.set(place, new Portion(portions.get(place).each(), more));
      left -= more;
    }
    return portions;
  }
}
