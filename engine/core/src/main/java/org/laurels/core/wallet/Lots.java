// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.laurels.core.wallet.Movements.Owned;

/** The lots of a wallet as they are now; each change is noted, to be written. */
final class Lots {
  private static final Comparator<Lot> FIRST_TO_END =
      Comparator.comparing(Lot::expiresAt).thenComparing(Lot::id);

  private final SortedMap<Long, Lot> byId = new TreeMap<>();
  private final Movements movements;

  Lots(Collection<Lot> open, Movements movements) {
    open.forEach(lot -> byId.put(lot.id(), lot));
    this.movements = movements;
  }

  /** Where what is left of a lot is. */
  static Owned place(Lot lot) {
    return new Owned(lot.vested() ? Account.AVAILABLE : Account.PENDING, lot.identityId());
  }

  Optional<Lot> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Some of them, the first to end first. */
  List<Lot> ordered(Predicate<Lot> which) {
    return byId.values().stream().filter(which).sorted(FIRST_TO_END).toList();
  }

  /** Those of some that can be spent, the first to end first. */
  List<Lot> usable(Predicate<Lot> which) {
    return ordered(which.and(lot -> lot.isUsable(movements.now())));
  }

  void change(Lot lot) {
    byId.put(lot.id(), lot);
    movements.change(lot);
  }

  void add(Lot lot) {
    byId.put(lot.id(), lot);
    movements.make(lot);
  }
}
