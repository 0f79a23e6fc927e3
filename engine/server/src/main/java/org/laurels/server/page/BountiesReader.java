// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurels.core.bounty.Bounty;
import org.laurels.core.bounty.BountyState;
import org.laurels.core.bounty.SeenItem;
import org.laurels.core.programme.Programmes;
import org.laurels.server.access.Viewer;
import org.laurels.server.api.OpaqueId;

/** Reads the open bounties of a community for people. */
final class BountiesReader {
  private static final int ROWS = 50;
  private static final SeenItem UNSEEN = new SeenItem("", "");

  private final CreditPages.Sources from;
  private final Members members;
  private final Clock clock;

  BountiesReader(CreditPages.Sources from, Members members, Clock clock) {
    this.from = from;
    this.members = members;
    this.clock = clock;
  }

  /**
   * What an operator has typed.
   *
   * @param until a day, or empty
   * @param fault why it could not be done; empty where nothing was tried
   */
  record Typed(String host, String item, String unit, String amount, String until, String fault) {
    static final Typed NOTHING = new Typed("", "", "", "", "", "");

    Typed but(String why) {
      return new Typed(host, item, unit, amount, until, why);
    }
  }

  BountiesPage read(Visit visit, long before, String news, Typed typed, String csrf) {
    Programmes versions = CreditPages.versions(from, visit);
    List<Bounty> found =
        from.bountyStore().list(visit.community(), null, BountyState.OPEN, before, ROWS + 1);
    List<Bounty> shown = found.size() > ROWS ? found.subList(0, ROWS) : found;
    String address = visit.link(CreditPages.BOUNTIES);
    String older =
        found.size() > ROWS
            ? address + "?after=" + OpaqueId.CURSOR.of(shown.get(ROWS - 1).id())
            : "";
    return new BountiesPage(
        news, rows(visit, versions, shown), older, form(visit, versions, typed, address, csrf));
  }

  private List<BountiesPage.Row> rows(Visit visit, Programmes versions, List<Bounty> shown) {
    Map<Long, SeenItem> items =
        from.bountyStore()
            .seen(visit.community(), shown.stream().map(one -> one.item().number()).toList());
    Map<Long, MemberHead> givers =
        members.heads(
            visit, shown.stream().filter(one -> !one.isOfCompany()).map(Bounty::memberId).toList());
    List<BountiesPage.Row> rows = new ArrayList<>();
    for (Bounty one : shown) {
      // One that cannot be seen in its host any more has neither title nor address here.
      SeenItem item = items.getOrDefault(one.item().number(), UNSEEN);
      rows.add(row(visit, versions, one, item, givers.get(one.memberId())));
    }
    return rows;
  }

  private BountiesPage.Row row(
      Visit visit, Programmes versions, Bounty one, SeenItem item, @Nullable MemberHead giver) {
    Words words = visit.words();
    boolean isLinked = item.url().matches("https?://.*");
    return new BountiesPage.Row(
        words.number(one.amount()),
        words.unit(one.unit()),
        WalletReader.worth(
            words, one.amount(), versions.creditTerms(one.unit(), Instant.now(clock))),
        item.title().isEmpty() ? one.item().id() : item.title(),
        isLinked ? item.url() : "",
        one.item().host(),
        giver,
        words.moment(one.offeredAt()),
        one.expiresAt() == null ? null : words.moment(one.expiresAt()));
  }

  private static BountiesPage.@Nullable Form form(
      Visit visit, Programmes versions, Typed typed, String address, String csrf) {
    if (!(visit.viewer() instanceof Viewer.Operator)) {
      return null;
    }
    List<BountiesPage.Unit> units = new ArrayList<>();
    for (String unit : new TreeSet<>(versions.spentUnits())) {
      units.add(new BountiesPage.Unit(unit, visit.words().unit(unit), unit.equals(typed.unit())));
    }
    return new BountiesPage.Form(
        address,
        csrf,
        FormKey.fresh(),
        typed.fault(),
        units,
        typed.host(),
        typed.item(),
        typed.amount(),
        typed.until());
  }
}
