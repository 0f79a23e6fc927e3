// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.laurels.core.bounty.Bounties;
import org.laurels.core.bounty.BountyStore;
import org.laurels.core.payout.Choices;
import org.laurels.core.payout.Outlooks;
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.HaltStore;
import org.laurels.core.redemption.RedemptionStore;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.wallet.WalletStore;
import org.laurels.server.access.Viewer;
import org.laurels.server.api.CurrentProgrammes;
import org.laurels.server.appraisal.AppraisalSteps;
import org.laurels.server.books.BooksReport;
import org.laurels.server.budget.BudgetLooks;
import org.laurels.server.payout.PayoutSteps;
import org.laurels.server.reward.VoucherCodes;

/**
 * Pages about credits, put together: a member's wallet, rewards and redemptions, and the operators'
 * queue, budgets, books, payouts and appraisals.
 */
public final class CreditPages {
  static final String WALLET = "/wallet";
  static final String REWARDS = "/rewards";
  static final String REDEMPTIONS = "/redemptions";
  static final String BOOKS = "/books";
  static final String BUDGETS = "/budgets";
  static final String PAYOUTS = "/payouts";
  static final String BOUNTIES = "/bounties";
  static final String CATALOGUE = "/catalogue";
  static final String CYCLES = "/cycles";
  static final String APPRAISALS = "/appraisals";
  static final String PAYOUT_YEARS = "/payout-years";

  private CreditPages() {}

  /** Where these pages read from, and what moves credits for them. */
  public record Sources(
      CurrentProgrammes programmes,
      WalletStore wallets,
      RedemptionStore redemptionStore,
      BountyStore bountyStore,
      Bounties bounties,
      Redemptions redemptions,
      VoucherCodes codes,
      BooksReport books,
      BudgetLooks budgets,
      Outlooks outlooks,
      Choices choices,
      PayoutSteps payouts,
      AppraisalSteps appraisals,
      HaltStore halts) {}

  static List<Object> all(Sources from, Visits visits, Members members, Clock clock) {
    FormCalls calls = new FormCalls(from.wallets());
    return List.of(
        new BooksPageResource(visits, from),
        new WalletStatementResource(visits, members, from, clock),
        new WalletPageResource(visits, members, from, new WalletReader(from, members, clock)),
        new ShopResource(visits, members, from, new ShopReader(from, members, clock), calls),
        new RedemptionPageResource(
            visits, members, from, new RedemptionReader(from, members), calls),
        new PayoutPageResource(visits, members, from, new PayoutReader(from, members)),
        new CyclePageResource(
            visits,
            from.payouts(),
            new CycleReader(from.payouts(), members, clock),
            members,
            calls),
        new AppraisalPageResource(
            visits, from.appraisals(), new AppraisalReader(from.appraisals(), members), calls),
        new PayoutYearPageResource(visits, from.payouts(), members),
        new CatalogueResource(visits, from, new CatalogueReader(from, clock)),
        new QueueResource(visits, from, new QueueReader(from, members), calls),
        new BountiesResource(visits, from, new BountiesReader(from, members, clock)),
        new BudgetsResource(visits, from, clock));
  }

  /**
   * The operator who looks.
   *
   * @throws ForbiddenException if it is anybody else
   */
  static Viewer.Operator operator(Visit visit) {
    if (visit.viewer() instanceof Viewer.Operator operator) {
      return operator;
    }
    throw new ForbiddenException();
  }

  /**
   * The community's programmes.
   *
   * @throws NotFoundException if none of them has a unit that is spent
   */
  static Programmes versions(Sources from, Visit visit) {
    Programmes versions = from.programmes().of(visit.community());
    if (versions.spentUnits().isEmpty()) {
      throw new NotFoundException();
    }
    return versions;
  }

  /**
   * The pages about a member's credits.
   *
   * @param here the one that they are shown on
   */
  static List<WalletPage.Tab> tabs(Visit visit, long memberId, Programmes versions, String here) {
    String address = Members.address(visit, memberId);
    Words words = visit.words();
    List<WalletPage.Tab> tabs = new ArrayList<>();
    tabs.add(new WalletPage.Tab(words.of("wallet.title"), address + WALLET, here.equals(WALLET)));
    if (!versions.latest().programme().rewards().isEmpty()) {
      tabs.add(new WalletPage.Tab(words.of("shop.title"), address + REWARDS, here.equals(REWARDS)));
    }
    if (!versions.latest().programme().payouts().cycles().isEmpty()) {
      tabs.add(
          new WalletPage.Tab(words.of("payouts.title"), address + PAYOUTS, here.equals(PAYOUTS)));
    }
    tabs.add(
        new WalletPage.Tab(
            words.of("redemptions.title"), address + REDEMPTIONS, here.equals(REDEMPTIONS)));
    return tabs;
  }

  /** By whom forms of a member are sent. */
  static String scope(long memberId) {
    return "member:" + memberId;
  }

  static Response redirect(String path) {
    return Response.status(Response.Status.SEE_OTHER)
        .header("Location", path)
        .header("Cache-Control", "no-store")
        .build();
  }
}
