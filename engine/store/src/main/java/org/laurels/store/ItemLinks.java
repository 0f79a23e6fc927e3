// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which items hang under which parents, and who is said to have written them. */
final class ItemLinks {
  private static final Comparator<Link> IN_ORDER_OF_KEY =
      Comparator.comparingLong(Link::first).thenComparingLong(Link::second);

  private final Set<Link> parents = new HashSet<>();
  private final Set<Link> authors = new HashSet<>();

  private record Link(long first, long second) {}

  void parent(long itemId, long parentId) {
    if (itemId != 0 && parentId != 0) {
      parents.add(new Link(itemId, parentId));
    }
  }

  void author(long itemId, long identityId) {
    if (itemId != 0 && identityId != 0) {
      authors.add(new Link(identityId, itemId));
    }
  }

  /** Takes out those that another has. */
  ItemLinks without(ItemLinks others) {
    parents.removeAll(others.parents);
    authors.removeAll(others.authors);
    return this;
  }

  void insert(RowWriter writer, Dialect dialect) throws SQLException {
    insert(writer, dialect, parents, "item_parent", "item_id", "parent_id");
    insert(writer, dialect, authors, "item_author", "identity_id", "item_id");
  }

  private static void insert(
      RowWriter writer, Dialect dialect, Collection<Link> links, String table, String... key)
      throws SQLException {
    List<Link> sorted = links.stream().sorted(IN_ORDER_OF_KEY).toList();
    writer.insert(
        dialect.insertOnce(table, key),
        sorted,
        (row, link) -> row.number(link.first()).number(link.second()));
  }
}
