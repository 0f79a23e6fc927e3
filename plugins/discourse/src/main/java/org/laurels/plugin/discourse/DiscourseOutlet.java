// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.time.Duration;
import org.laurels.plugin.events.UnusableBodyException;
import org.laurels.spi.Delivery;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostStanding;
import org.laurels.spi.Outlet;
import org.laurels.spi.StandingChange;

/**
 * Shows badges, and where the operator wants it ranks, in a forum. It reads what is there and
 * changes what differs, so it may be asked for the same again.
 */
final class DiscourseOutlet implements Outlet {
  private final Forum forum;
  private final Settings settings;

  DiscourseOutlet(Forum forum, Settings settings) {
    this.forum = forum;
    this.settings = settings;
  }

  @Override
  public Delivery deliver(HostCalls calls, StandingChange change) {
    HostStanding wanted = change.wanted();
    if (!wanted.identity().matches("[1-9][0-9]{0,17}")) {
      return new Delivery.Refused("'" + wanted.identity() + "' is no number of a user");
    }
    Showing showing = new Showing(forum, calls);
    try {
      Said user = showing.user(wanted.identity());
      if (settings.titles()) {
        showing.title(
            user,
            change.before().map(HostStanding::rank).map(HostStanding.Rank::name),
            wanted.rank());
      }
      showing.groups(user, settings.groups(), wanted.rankId());
      new ShownBadges(showing, user).show(wanted.badges());
    } catch (Showing.AnsweredException e) {
      return e.delivery();
    } catch (UnusableBodyException e) {
      return new Delivery.Refused("the forum's answer: " + e.getMessage());
    }
    return showing.problem().<Delivery>map(Delivery.Refused::new).orElseGet(Delivery.Done::new);
  }

  /** The rest is asked for again at once. */
  static Delivery more() {
    return new Delivery.Later(
        "more badges than one delivery may give; it goes on", Duration.ofSeconds(1));
  }
}
