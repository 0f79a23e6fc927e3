// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.programme.Programmes;
import org.laurels.core.standing.Page;
import org.laurels.core.standing.StandingStore;
import org.laurels.core.wallet.Adjustment;
import org.laurels.core.wallet.Adjustments;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Transfer;
import org.laurels.core.wallet.TransferReason;
import org.laurels.core.wallet.WalletStore;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.budget.BudgetLooks;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.ProblemException;

/** Members' wallets, and what people do to them. */
@Path("/api/v1/communities/{community}/members/{member}/wallet")
@Produces(MediaType.APPLICATION_JSON)
public final class WalletResource {
  private static final int UNFUNDED_MAX = 100;

  private final StandingStore standings;
  private final WalletStore wallets;
  private final CurrentProgrammes programmes;
  private final BudgetLooks budgets;
  private final Adjustments adjustments;
  private final MoneyCalls calls;
  private final Clock clock;

  public WalletResource(
      StandingStore standings,
      WalletStore wallets,
      CurrentProgrammes programmes,
      BudgetLooks budgets,
      MoneyCalls calls,
      Clock clock) {
    this.standings = standings;
    this.wallets = wallets;
    this.programmes = programmes;
    this.budgets = budgets;
    this.adjustments = new Adjustments(wallets, clock);
    this.calls = calls;
    this.clock = clock;
  }

  /** Whether a moderator has frozen a wallet. */
  public record Frozen(boolean frozen) {}

  /** What a person gave or took. */
  public record AdjustmentView(
      String adjustment,
      String member,
      String unit,
      long amount,
      String by,
      String note,
      String at) {
    static AdjustmentView of(String member, Adjustment made) {
      return new AdjustmentView(
          OpaqueId.ADJUSTMENT.of(made.id()),
          member,
          made.unit(),
          made.amount(),
          made.by(),
          made.note(),
          made.at().toString());
    }
  }

  private long number(Community community, String member) {
    return MemberResource.find(standings, community, member).memberId();
  }

  @GET
  public Response wallet(
      @Context ContainerRequestContext request, @PathParam("member") String member) {
    Community community = OpenedCommunity.of(request);
    long id = number(community, member);
    Programmes versions = programmes.of(community);
    Instant now = Instant.now(clock);
    Map<String, Balance> balances = wallets.balances(community, id);
    SortedSet<String> names = new TreeSet<>(versions.spentUnits());
    names.addAll(balances.keySet());
    List<WalletView.UnitView> units = new ArrayList<>();
    for (String unit : names) {
      units.add(
          WalletView.UnitView.of(
              unit,
              balances.getOrDefault(unit, Balance.NONE),
              versions.creditTerms(unit, now),
              wallets.lots(community, id, unit)));
    }
    return Response.ok(
            new WalletView(
                wallets.isFrozen(community, id),
                units,
                budgets.waiting(community, id, UNFUNDED_MAX).stream()
                    .map(WalletView.UnfundedView::of)
                    .toList()))
        .header("Cache-Control", "no-store")
        .build();
  }

  /** What went in and out, newest first. */
  @GET
  @Path("/statement")
  public Part<TransferView> statement(
      @Context ContainerRequestContext request,
      @PathParam("member") String member,
      @QueryParam("unit") @Nullable String unit,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    Community community = OpenedCommunity.of(request);
    int most = Paging.limit(limit);
    long before = Paging.after(after, Long.MAX_VALUE);
    List<Transfer> found =
        wallets.transfers(community, number(community, member), unit, before, most + 1);
    Page<Transfer> page =
        found.size() > most
            ? new Page<>(found.subList(0, most), found.get(most - 1).id())
            : new Page<>(found, null);
    Map<Long, Adjustment> words =
        wallets.adjustments(
            community,
            page.rows().stream()
                .filter(one -> one.reason() == TransferReason.ADJUST)
                .map(Transfer::causeId)
                .distinct()
                .toList());
    return Part.of(page, transfer -> TransferView.of(transfer, words));
  }

  /** Gives credits by a person's word, or takes them. */
  @POST
  @Path("/adjust")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response adjust(
      @Context ContainerRequestContext request,
      @PathParam("member") String member,
      InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    return calls.answer(
        request,
        body,
        (call, fields) -> {
          fields.onlyThese(Set.of("unit", "amount", "by", "note"));
          Adjustments.Wish wish =
              new Adjustments.Wish(
                  number(community, member),
                  fields.text("unit"),
                  CallFields.change(fields),
                  CallFields.by(fields),
                  CallFields.note(fields));
          return adjustments
              .adjust(
                  community,
                  wish,
                  terms(community, wish.unit()),
                  call,
                  made -> MoneyCalls.text(AdjustmentView.of(member, made)))
              .orElseThrow(
                  () ->
                      new ProblemException(
                          ErrorCode.NOT_FOUND, "This community has no such member."));
        });
  }

  private Adjustments.Terms terms(Community community, String unit) {
    Programmes versions = programmes.of(community);
    CreditTerms terms = versions.creditTerms(unit, Instant.now(clock));
    if (terms == null) {
      throw CallFields.wrong(
          "unit", "'" + unit + "' is not spent; those that are: " + versions.spentUnits());
    }
    return new Adjustments.Terms(terms, versions.latest().programme().zone());
  }

  /** Forbids a member to spend; what is earned goes on. */
  @POST
  @Path("/freeze")
  public Frozen freeze(
      @Context ContainerRequestContext request, @PathParam("member") String member) {
    return freeze(OpenedCommunity.of(request), member, true);
  }

  @POST
  @Path("/unfreeze")
  public Frozen unfreeze(
      @Context ContainerRequestContext request, @PathParam("member") String member) {
    return freeze(OpenedCommunity.of(request), member, false);
  }

  private Frozen freeze(Community community, String member, boolean frozen) {
    long id = number(community, member);
    wallets.write(community, unit -> unit.freeze(id, frozen));
    return new Frozen(wallets.isFrozen(community, id));
  }
}
