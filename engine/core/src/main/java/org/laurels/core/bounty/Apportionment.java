// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.bounty;

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

  private record Remainder(int place, BigInteger size) {}

  /**
   * The amounts, in the order of the parts.
   *
   * @param amount 0 or more
   * @param parts each 0 or more, not all 0
   */
  public static List<Long> of(long amount, List<Long> parts) {
    if (amount < 0 || parts.stream().anyMatch(each -> each < 0)) {
      throw new IllegalArgumentException("cannot divide " + amount + " by " + parts);
    }
    BigInteger whole =
        parts.stream().map(BigInteger::valueOf).reduce(BigInteger::add).orElseThrow();
    if (whole.signum() == 0) {
      throw new IllegalArgumentException("all parts are 0");
    }
    List<Long> amounts = new ArrayList<>(parts.size());
    List<Remainder> remainders = new ArrayList<>(parts.size());
    long left = amount;
    for (int place = 0; place < parts.size(); place++) {
      // Amount times parts may be more than a long holds.
      BigInteger[] exact =
          BigInteger.valueOf(amount)
              .multiply(BigInteger.valueOf(parts.get(place)))
              .divideAndRemainder(whole);
      amounts.add(exact[0].longValueExact());
      remainders.add(new Remainder(place, exact[1]));
      left -= exact[0].longValueExact();
    }
    // The sort is stable: equal remainders keep their order.
    remainders.sort(Comparator.comparing(Remainder::size).reversed());
    for (int i = 0; i < left; i++) {
      int place = remainders.get(i).place();
      amounts.set(place, amounts.get(place) + 1);
    }
    return amounts;
  }
}
