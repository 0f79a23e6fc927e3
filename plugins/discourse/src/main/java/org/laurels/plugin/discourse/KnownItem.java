// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.KnownEvent;
import org.laurels.spi.SourceEventTypes;

/** What the engine knows of one item. */
final class KnownItem {
  private static final String LIKE = "like_created:";

  private final List<KnownEvent> likes = new ArrayList<>();
  private final List<KnownEvent> acceptances = new ArrayList<>();
  private KnownEvent.@Nullable State posting;
  private int deletions;
  private int restorations;

  void add(KnownEvent event) {
    if (event.type().equals(SourceEventTypes.CONTENT_DELETED)) {
      deletions++;
    } else if (event.type().equals(SourceEventTypes.CONTENT_RESTORED)) {
      restorations++;
    } else if (event.type().equals(SourceEventTypes.SOLUTION_ACCEPTED)) {
      acceptances.add(event);
    } else if (event.id().startsWith(LIKE)) {
      likes.add(event);
    } else if (SourceEventTypes.creates(event.type())) {
      posting = event.state();
    }
  }

  boolean isLive() {
    return posting == KnownEvent.State.LIVE;
  }

  boolean isHidden() {
    return posting == KnownEvent.State.HIDDEN;
  }

  int deletions() {
    return deletions;
  }

  int restorations() {
    return restorations;
  }

  /** Likes that stand. */
  List<KnownEvent> likes() {
    return likes.stream().filter(KnownItem::stands).toList();
  }

  /** How often somebody was heard to like it, also where it was taken back. */
  long likesEver(String user) {
    return likes.stream().filter(like -> user.equals(like.actor())).count();
  }

  /** Acceptances that stand. */
  List<KnownEvent> acceptances() {
    return acceptances.stream().filter(KnownItem::stands).toList();
  }

  int acceptancesEver() {
    return acceptances.size();
  }

  private static boolean stands(KnownEvent event) {
    return event.state() != KnownEvent.State.WITHDRAWN;
  }

  /** The number in an item's name, where it is such an item. */
  static Optional<String> number(String item, String prefix) {
    return item.startsWith(prefix)
        ? Optional.of(item.substring(prefix.length()))
        : Optional.empty();
  }
}
