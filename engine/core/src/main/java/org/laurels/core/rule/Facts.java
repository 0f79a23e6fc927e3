// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.rule;

import org.laurels.core.time.Window;

/** What an expression may read: the event, its item and parent, the beneficiary and the actor. */
public interface Facts {
  /**
   * A fact by its name in {@link FactCatalogue}, such as {@code item.score}.
   *
   * @return a String, Long, Boolean, Instant, {@code List<String>} or {@code Map<String, String>}
   *     as the catalogue says; never null: unknown is empty, 0 or the epoch
   */
  Object fact(String name);

  /** The beneficiary's live events of a type, as author of the item or, without item, as actor. */
  long count(String eventType);

  /** The beneficiary's live events of a type as actor. */
  long did(String eventType);

  /** What the beneficiary has been given in the window that holds the event; losses not counted. */
  long gained(String unit, Window window);

  /** How many keys one of the programme's counters holds for the beneficiary. */
  long counter(String id);

  /** Live votes of a kind on the item. */
  long votes(String kind);
}
