// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.util.function.Consumer;
import org.laurels.core.books.Books;
import org.laurels.core.bounty.Bounties;
import org.laurels.core.bounty.BountyStore;
import org.laurels.core.budget.BudgetStore;
import org.laurels.core.community.Community;
import org.laurels.core.intake.BudgetUpkeep;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.core.payout.Choices;
import org.laurels.core.payout.Outlooks;
import org.laurels.core.payout.PayoutStore;
import org.laurels.core.redemption.HaltStore;
import org.laurels.core.redemption.RedemptionStore;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.wallet.Upkeep;
import org.laurels.core.wallet.WalletStore;
import org.laurels.server.api.AppraisalResource;
import org.laurels.server.api.BooksResource;
import org.laurels.server.api.BountyResource;
import org.laurels.server.api.BudgetResource;
import org.laurels.server.api.CallbackResource;
import org.laurels.server.api.CurrentProgrammes;
import org.laurels.server.api.MemberBountyResource;
import org.laurels.server.api.MemberPayoutResource;
import org.laurels.server.api.MemberRedemptionResource;
import org.laurels.server.api.MoneyCalls;
import org.laurels.server.api.PayoutResource;
import org.laurels.server.api.PayoutYearResource;
import org.laurels.server.api.RedemptionResource;
import org.laurels.server.api.RewardResource;
import org.laurels.server.api.WalletResource;
import org.laurels.server.appraisal.AppraisalSteps;
import org.laurels.server.books.BooksReport;
import org.laurels.server.budget.BudgetLooks;
import org.laurels.server.outbound.OutboundClients;
import org.laurels.server.outbound.OutboundRule;
import org.laurels.server.page.CreditPages;
import org.laurels.server.payout.PayoutSteps;
import org.laurels.server.reward.BountyRound;
import org.laurels.server.reward.CreditCheck;
import org.laurels.server.reward.CreditRound;
import org.laurels.server.reward.FulfillerBook;
import org.laurels.server.reward.VoucherCodes;
import org.laurels.server.reward.WebhookFulfiller;
import org.laurels.server.secret.InstallationKey;
import org.laurels.store.Database;

/** What keeps and moves credits, put together over one database. */
public final class Credits {
  private final WalletStore wallets;
  private final RedemptionStore redemptionStore;
  private final BudgetStore budgetStore;
  private final BountyStore bountyStore;
  private final HaltStore halts;
  private final PayoutStore payoutStore;
  private final FulfillerBook fulfillers;
  private final VoucherCodes codes;
  private final CurrentProgrammes programmes;
  private final BooksReport books;
  private final OutboundClients clients;
  private final Clock clock;

  Credits(
      Database database,
      InstallationKey key,
      CurrentProgrammes programmes,
      OutboundClients clients,
      Clock clock) {
    this.wallets = database.walletStore();
    this.redemptionStore = database.redemptionStore();
    this.budgetStore = database.budgetStore();
    this.bountyStore = database.bountyStore();
    this.halts = database.haltStore();
    this.payoutStore = database.payoutStore();
    this.fulfillers = new FulfillerBook(database.fulfillerStore(), key, clock);
    this.codes = new VoucherCodes(database.voucherPool(), key);
    this.programmes = programmes;
    this.books = new BooksReport(new Books(database.booksStore()), programmes, clock);
    this.clients = clients;
    this.clock = clock;
  }

  /** The books of months. */
  public BooksReport books() {
    return books;
  }

  public WalletStore wallets() {
    return wallets;
  }

  public RedemptionStore redemptionStore() {
    return redemptionStore;
  }

  /** What rules may still cost. */
  public BudgetLooks budgets() {
    return new BudgetLooks(budgetStore, programmes::of, clock);
  }

  /** Where redemptions stand still. */
  public HaltStore halts() {
    return halts;
  }

  /** Who fulfils rewards outside. */
  public FulfillerBook fulfillers() {
    return fulfillers;
  }

  /** Codes of vouchers. */
  public VoucherCodes codes() {
    return codes;
  }

  /** Redemptions, whose fulfillers are called where the rule allows it. */
  public Redemptions redemptions(OutboundRule rule) {
    return new Redemptions(
        redemptionStore,
        programmes::of,
        new WebhookFulfiller(fulfillers, clients.of(rule), clock),
        clock);
  }

  public BountyStore bountyStore() {
    return bountyStore;
  }

  /** Bounties of members and of the company. */
  public Bounties bounties() {
    return new Bounties(bountyStore, programmes::of, clock);
  }

  /** What is to be done every minute for bounties. */
  public BountyRound bountyRound() {
    return new BountyRound(bounties());
  }

  /** What is to be done every minute. */
  Consumer<Community> minutely(OutboundRule rule) {
    BountyRound bountyRound = bountyRound();
    CreditRound round = round(rule);
    return community -> {
      // Bounties first: what comes back can vest, end and be spent in the same minute.
      bountyRound.run(community);
      round.run(community);
    };
  }

  /** What is to be done every minute for wallets and redemptions. */
  public CreditRound round(OutboundRule rule) {
    return new CreditRound(
        new Upkeep(wallets, this::isOutage),
        new BudgetUpkeep(wallets, budgetStore),
        redemptions(rule),
        redemptionStore,
        halts,
        programmes::of,
        clock);
  }

  /** One wallet may fail by itself; where nothing can be read either, it is the database. */
  private boolean isOutage(RuntimeException failure) {
    try {
      return halts.count() < 0;
    } catch (StoreUnavailableException e) {
      return true;
    }
  }

  /** Proves that wallets hold what they must. */
  public CreditCheck check() {
    return new CreditCheck(wallets, halts, clock);
  }

  /** What members' pages about credits are made of. */
  CreditPages.Sources pages(OutboundRule rule, AppraisalSteps appraisals) {
    return new CreditPages.Sources(
        programmes,
        wallets,
        redemptionStore,
        bountyStore,
        bounties(),
        redemptions(rule),
        codes,
        books,
        budgets(),
        outlooks(),
        choices(),
        payouts(),
        appraisals,
        halts);
  }

  private Outlooks outlooks() {
    return new Outlooks(payoutStore, wallets, clock);
  }

  private PayoutSteps payouts() {
    return new PayoutSteps(payoutStore, programmes::of, clock);
  }

  private Choices choices() {
    return new Choices(payoutStore, programmes::of, clock);
  }

  /** The part of the API that is about credits. */
  void register(JerseyEnvironment jersey, Wiring wiring, OutboundRule rule) {
    MoneyCalls calls = new MoneyCalls(wallets);
    Redemptions redemptions = redemptions(rule);
    jersey.register(
        new WalletResource(wiring.standings(), wallets, programmes, budgets(), calls, clock));
    jersey.register(new BudgetResource(budgets()));
    jersey.register(
        new RewardResource(programmes, redemptionStore, codes, fulfillers, rule, clock));
    jersey.register(
        new MemberRedemptionResource(wiring.standings(), redemptionStore, redemptions, calls));
    jersey.register(new BooksResource(books));
    jersey.register(
        new MemberPayoutResource(wiring.standings(), programmes, outlooks(), choices()));
    jersey.register(new PayoutResource(payouts(), calls));
    jersey.register(new AppraisalResource(wiring.appraisals(), calls));
    jersey.register(new PayoutYearResource(wiring.standings(), payouts()));
    jersey.register(new RedemptionResource(redemptionStore, redemptions, codes, calls));
    jersey.register(new MemberBountyResource(wiring.standings(), bounties(), calls));
    jersey.register(new BountyResource(wiring.standings(), bountyStore, bounties(), calls));
    jersey.register(
        new CallbackResource(
            wiring.communities(), fulfillers, redemptionStore, redemptions, calls, clock));
  }
}
