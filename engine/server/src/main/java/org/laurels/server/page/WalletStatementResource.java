// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurels.core.books.MemberStatement;
import org.laurels.core.programme.Programmes;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.wallet.Transfer;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.csv.CsvRow;

/** What went in and out of a member's wallet in a month or a year: for the member and operators. */
@Path("/c/{community}/members/{member}/wallet")
public final class WalletStatementResource {
  private static final int PART = 1_000;

  private final Visits visits;
  private final Members members;
  private final CreditPages.Sources from;
  private final TransferRows rows;
  private final Clock clock;

  WalletStatementResource(Visits visits, Members members, CreditPages.Sources from, Clock clock) {
    this.visits = visits;
    this.members = members;
    this.from = from;
    this.rows = new TransferRows(from);
    this.clock = clock;
  }

  /** Who asks, for whose wallet and for which time. */
  private record Asked(Visit visit, long memberId, Programmes versions, StatementPeriod period) {}

  @GET
  @Path("/statement")
  @Produces(PageView.MEDIA_TYPE)
  public PageView statement(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId,
      @QueryParam("period") @Nullable String period) {
    Asked asked = asked(request, community, memberId, period);
    Visit visit = asked.visit();
    String address = Members.address(visit, asked.memberId()) + CreditPages.WALLET + "/statement";
    StatementPeriod of = asked.period();
    boolean running = !of.before(visit.open().zone()).isBefore(Instant.now(clock));
    WalletStatementPage page =
        new WalletStatementPage(
            members.head(visit, asked.memberId()),
            CreditPages.tabs(visit, asked.memberId(), asked.versions(), CreditPages.WALLET),
            of.isYear() ? of.toString() : visit.words().month(of.first()),
            statements(asked).stream().map(one -> unit(asked, one)).toList(),
            address + "?period=" + of.plus(-1),
            running ? "" : address + "?period=" + of.plus(1),
            of.isYear() ? "" : address + "?period=" + of.first().getYear(),
            address + ".csv?period=" + of);
    String title = visit.words().of("wallet.statement");
    return PageView.of(visit, "wallet-statement", visit.section(asked.memberId()), title, page);
  }

  private WalletStatementPage.Unit unit(Asked asked, MemberStatement statement) {
    Words words = asked.visit().words();
    List<WalletPage.Row> said =
        rows.of(
            asked.visit(),
            asked.versions().latest().programme(),
            statement.lines().stream().map(MemberStatement.Line::transfer).toList());
    List<WalletStatementPage.Row> lines = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      MemberStatement.Line line = statement.lines().get(i);
      lines.add(
          new WalletStatementPage.Row(
              said.get(i).at(),
              said.get(i).what(),
              line.change() == 0 ? "" : words.signed(line.change()),
              words.number(line.balance())));
    }
    return new WalletStatementPage.Unit(
        words.unit(statement.unit()),
        words.number(statement.opening()),
        lines,
        words.number(statement.closing()));
  }

  @GET
  @Path("/statement.csv")
  public Response table(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId,
      @QueryParam("period") @Nullable String period) {
    Asked asked = asked(request, community, memberId, period);
    StringBuilder table =
        new StringBuilder(CsvRow.of("made_at", "unit", "reason", "change", "amount", "balance"));
    for (MemberStatement one : statements(asked)) {
      table.append(
          CsvRow.of(
              asked.period().from(asked.visit().open().zone()),
              one.unit(),
              "opening",
              null,
              null,
              one.opening()));
      for (MemberStatement.Line line : one.lines()) {
        Transfer transfer = line.transfer();
        table.append(
            CsvRow.of(
                transfer.at(),
                one.unit(),
                transfer.reason().name().toLowerCase(Locale.ROOT),
                line.change(),
                transfer.amount(),
                line.balance()));
      }
      table.append(
          CsvRow.of(
              asked.period().before(asked.visit().open().zone()),
              one.unit(),
              "closing",
              null,
              null,
              one.closing()));
    }
    return Tables.answer(
        table.toString(), "wallet-" + OpaqueId.MEMBER.of(asked.memberId()) + "-" + asked.period());
  }

  private Asked asked(
      ContainerRequestContext request, String community, String memberId, @Nullable String period) {
    Visit visit = visits.of(request, community);
    MemberStanding member = members.findPrivate(visit, memberId);
    Programmes versions = CreditPages.versions(from, visit);
    StatementPeriod of =
        StatementPeriod.of(period, Instant.now(clock), visit.open().zone())
            .orElseThrow(BadRequestException::new);
    return new Asked(visit, member.memberId(), versions, of);
  }

  private List<MemberStatement> statements(Asked asked) {
    Visit visit = asked.visit();
    TreeSet<String> units = new TreeSet<>(asked.versions().spentUnits());
    units.addAll(from.wallets().balances(visit.community(), asked.memberId()).keySet());
    return units.stream()
        .map(
            unit ->
                MemberStatement.of(
                    unit,
                    transfers(asked, unit),
                    asked.period().from(visit.open().zone()),
                    asked.period().before(visit.open().zone())))
        .toList();
  }

  /** All of them: what was there before a time is the sum of all that went before. */
  private List<Transfer> transfers(Asked asked, String unit) {
    List<Transfer> all = new ArrayList<>();
    long before = Long.MAX_VALUE;
    List<Transfer> part;
    do {
      part =
          from.wallets().transfers(asked.visit().community(), asked.memberId(), unit, before, PART);
      all.addAll(part);
      before = part.isEmpty() ? before : part.get(part.size() - 1).id();
    } while (part.size() == PART);
    return all;
  }
}
