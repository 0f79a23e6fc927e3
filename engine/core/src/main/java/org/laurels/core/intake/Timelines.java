// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import java.util.ArrayList;
import java.util.List;
import org.laurels.core.event.Event;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.programme.Programmes;
import org.laurels.core.rule.Role;

/** On whose timelines an event is. */
final class Timelines {
  private final Programmes programmes;

  Timelines(Programmes programmes) {
    this.programmes = programmes;
  }

  /**
   * The identities; 0 among them for nobody. The parent's author and those behind the item only if
   * the event may concern them.
   */
  List<Long> identitiesIn(FoldEvent event) {
    List<Long> identities = new ArrayList<>(3);
    identities.add(event.resolved().actorId());
    identities.add(event.facts().authorId());
    long parentAuthor = event.facts().parentAuthorId();
    Event said = event.resolved().event();
    if (parentAuthor != 0 && programmes.concern(Role.PARENT_AUTHOR, said.type(), said.time())) {
      identities.add(parentAuthor);
    }
    identities.addAll(sharingIn(event));
    return identities;
  }

  /** Those who may share what the event brings its author. */
  List<Long> sharingIn(FoldEvent event) {
    List<Long> parties = event.parties();
    Event said = event.resolved().event();
    return parties.isEmpty() || !programmes.share(said.type(), said.time()) ? List.of() : parties;
  }
}
