// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.Offers;
import org.laurels.core.redemption.RedemptionRefusedException.Why;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.reward.Reward;

/** Reads the catalogue for operators, in as many queries however many rewards there are. */
final class CatalogueReader {
  private final CreditPages.Sources from;
  private final Clock clock;

  CatalogueReader(CreditPages.Sources from, Clock clock) {
    this.from = from;
    this.clock = clock;
  }

  /** What all rewards are read from. */
  private record Seen(
      Programmes versions,
      Map<String, Long> left,
      Map<String, Long> taken,
      Map<String, Long> codes,
      boolean halted,
      Instant now) {}

  CataloguePage read(Visit visit, String news, String fault, String csrf) {
    Community community = visit.community();
    Programmes versions = CreditPages.versions(from, visit);
    List<Reward> rewards = versions.latest().programme().rewards();
    Seen seen =
        new Seen(
            versions,
            Offers.left(from.redemptionStore(), community, rewards),
            from.redemptionStore().taken(community),
            from.redemptionStore()
                .freeCodes(
                    community,
                    rewards.stream().filter(CatalogueReader::isVoucher).map(Reward::id).toList()),
            from.halts().find(community).isPresent(),
            Instant.now(clock));
    return new CataloguePage(
        news, fault, rewards.stream().map(reward -> row(visit, seen, reward)).toList(), csrf);
  }

  private static boolean isVoucher(Reward reward) {
    return reward.kind() == Reward.Kind.VOUCHER;
  }

  private CataloguePage.Row row(Visit visit, Seen seen, Reward reward) {
    Words words = visit.words();
    String price = words.number(reward.price()) + "\u00a0" + words.unit(reward.unit());
    Long left = seen.left().get(reward.id());
    Long stock = reward.stock();
    return new CataloguePage.Row(
        reward.id(),
        reward.name(),
        kind(words, reward.kind()),
        reward.open() ? words.of("shop.at-least", price) : price,
        WalletReader.worth(
            words, reward.price(), seen.versions().creditTerms(reward.unit(), seen.now())),
        stock == null ? "" : taken(words, seen, reward, stock),
        left == null ? "" : words.number(left),
        isVoucher(reward) ? words.number(seen.codes().getOrDefault(reward.id(), 0L)) : "",
        facts(words, reward),
        why(words, seen, reward, left),
        isVoucher(reward)
            ? visit.link(CreditPages.CATALOGUE) + "/" + Visit.part(reward.id()) + "/codes"
            : "");
  }

  private static String taken(Words words, Seen seen, Reward reward, long stock) {
    long taken = seen.taken().getOrDefault(Redemptions.stock(reward.id()), 0L);
    return words.of("catalogue.taken-of", taken, stock);
  }

  private static String kind(Words words, Reward.Kind kind) {
    return switch (kind) {
      case VOUCHER -> words.of("catalogue.kind.voucher");
      case WEBHOOK -> words.of("catalogue.kind.webhook");
      case MANUAL -> words.of("catalogue.kind.manual");
      case CHARITY -> words.of("catalogue.kind.charity");
    };
  }

  private static List<String> facts(Words words, Reward reward) {
    List<String> facts = new ArrayList<>();
    if (!reward.about().isEmpty()) {
      facts.add(reward.about());
    }
    if (reward.perMember() != null) {
      facts.add(words.of("catalogue.per-member", reward.perMember()));
    }
    if (reward.eligible() != null) {
      facts.add(words.of("catalogue.eligible"));
    }
    if (reward.from() != null) {
      facts.add(words.of("catalogue.from", words.moment(reward.from()).full()));
    }
    if (reward.until() != null) {
      facts.add(words.of("catalogue.until", words.moment(reward.until()).full()));
    }
    Reward.Approval approval = reward.approval();
    if (approval.first()) {
      facts.add(words.of("catalogue.approval.first", approval.people()));
    }
    Long above = approval.above();
    if (above != null) {
      facts.add(
          above == 0
              ? words.of("catalogue.approval.always", approval.people())
              : words.of("catalogue.approval.above", above, approval.people()));
    }
    if (reward.matchPercent() > 0) {
      facts.add(words.of("shop.match", reward.matchPercent()));
    }
    return facts;
  }

  /** What stands against it for every member; what stands against one, that member's page says. */
  private static String why(Words words, Seen seen, Reward reward, @Nullable Long left) {
    Instant from = reward.from();
    if (from != null && seen.now().isBefore(from)) {
      return words.of("shop.from", words.moment(from).full());
    }
    if (!reward.isOffered(seen.now())) {
      return new Refusal(Why.NOT_OFFERED, 0).said(words);
    }
    if (left != null && left == 0) {
      return isVoucher(reward) && seen.codes().getOrDefault(reward.id(), 0L) == 0
          ? words.of("catalogue.no-codes")
          : new Refusal(Why.SOLD_OUT, 0).said(words);
    }
    return seen.halted() ? new Refusal(Why.HALTED, 0).said(words) : "";
  }
}
