// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

import org.jspecify.annotations.Nullable;
import org.laurels.core.event.EventOrder;

/**
 * An item as it stands after the last event that touched it.
 *
 * @param lastOrder where that event stands in its timeline; null before the first
 */
public record ItemState(
    long id,
    ItemFacts facts,
    ItemFigures figures,
    @Nullable String title,
    @Nullable String url,
    @Nullable EventOrder lastOrder) {

  /** An item that has been named but not yet described. */
  public static ItemState unknown(long id) {
    return new ItemState(id, ItemFacts.UNKNOWN, ItemFigures.NONE, null, null, null);
  }

  public ItemView view() {
    return new ItemView(id, facts, figures);
  }

  ItemState with(ItemFigures changed) {
    return new ItemState(id, facts, changed, title, url, lastOrder);
  }

  ItemState with(ItemFacts changed, @Nullable String newTitle, @Nullable String newUrl) {
    return new ItemState(
        id,
        changed,
        figures,
        newTitle == null ? title : newTitle,
        newUrl == null ? url : newUrl,
        lastOrder);
  }

  ItemState touched(EventOrder order) {
    return lastOrder != null && lastOrder.isAfter(order)
        ? this
        : new ItemState(id, facts, figures, title, url, order);
  }
}
