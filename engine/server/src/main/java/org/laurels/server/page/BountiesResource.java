// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laurels.core.bounty.Bounties;
import org.laurels.core.bounty.Bounty;
import org.laurels.core.bounty.BountyRefusedException;
import org.laurels.core.wallet.Call;
import org.laurels.core.wallet.KeyReusedException;
import org.laurels.server.access.FormToken;
import org.laurels.server.access.Viewer;
import org.laurels.server.api.CallKeys;
import org.laurels.server.api.OpaqueId;

/** Open bounties, for everybody; operators put up the company's. */
@Path("/c/{community}/bounties")
@Produces(PageView.MEDIA_TYPE)
public final class BountiesResource {
  private static final int REFUSED = 409;
  private static final long COMPANY = 0;

  private final Visits visits;
  private final CreditPages.Sources from;
  private final BountiesReader reader;

  BountiesResource(Visits visits, CreditPages.Sources from, BountiesReader reader) {
    this.visits = visits;
    this.from = from;
    this.reader = reader;
  }

  @GET
  public PageView open(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @QueryParam("after") @Nullable String after,
      @QueryParam("about") @Nullable String about) {
    Visit visit = visits.of(request, community);
    String news = about == null ? "" : news(visit, about);
    return page(request, visit, before(after), news, BountiesReader.Typed.NOTHING);
  }

  private String news(Visit visit, String about) {
    try {
      Bounty made =
          from.bountyStore()
              .find(visit.community(), OpaqueId.BOUNTY.number(about))
              .orElseThrow(NotFoundException::new);
      Words words = visit.words();
      return words.of("bounties.news", words.number(made.amount()), words.unit(made.unit()));
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(e);
    }
  }

  private static long before(@Nullable String after) {
    if (after == null) {
      return Long.MAX_VALUE;
    }
    try {
      return OpaqueId.CURSOR.number(after);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e);
    }
  }

  /**
   * The company promises something; the same form again does nothing.
   *
   * @param until the last day on which it can be awarded; empty for no last day
   * @param key what the form is known by
   */
  @POST
  public Response offer(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @FormParam("host") @Nullable String host,
      @FormParam("item") @Nullable String item,
      @FormParam("unit") @Nullable String unit,
      @FormParam("amount") @Nullable String amount,
      @FormParam("until") @Nullable String until,
      @FormParam("key") @Nullable String key) {
    Visit visit = visits.of(request, community);
    if (!(visit.viewer() instanceof Viewer.Operator operator)) {
      throw new ForbiddenException();
    }
    BountiesReader.Typed typed =
        new BountiesReader.Typed(line(host), line(item), line(unit), line(amount), line(until), "");
    String asked = "bounty\n" + typed;
    Call call = new Call("operator:" + operator.id(), FormKey.of(key), CallKeys.fingerprint(asked));
    try {
      String made =
          from.bounties()
              .offer(
                  visit.community(),
                  offer(typed, visit.open().zone()),
                  call,
                  (bounty, paid) -> OpaqueId.BOUNTY.of(bounty.id()))
              .answer()
              .body();
      return CreditPages.redirect(visit.link(CreditPages.BOUNTIES) + "?about=" + made);
    } catch (BountyRefusedException e) {
      return refused(request, visit, typed.but(said(visit.words(), e.why())));
    } catch (KeyReusedException e) {
      return refused(request, visit, typed.but(visit.words().of("bounties.refused.used")));
    } catch (DateTimeException e) {
      return refused(request, visit, typed.but(visit.words().of("bounties.refused.time")));
    }
  }

  private static String line(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "").strip();
  }

  /** What is no number is an amount that no bounty has. */
  private static Bounties.Offer offer(BountiesReader.Typed typed, ZoneId zone) {
    boolean isNumber = typed.amount().matches("[0-9]{1,18}");
    @Nullable Instant end = typed.until().isEmpty() ? null : end(typed.until(), zone);
    return new Bounties.Offer(
        COMPANY,
        typed.host(),
        typed.item(),
        typed.unit(),
        isNumber ? Long.parseLong(typed.amount()) : 0,
        end);
  }

  /**
   * When a day is over.
   *
   * @throws DateTimeException if it is none of four-figure years
   */
  private static Instant end(String day, ZoneId zone) {
    if (!day.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      throw new DateTimeException(day);
    }
    return LocalDate.parse(day).plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static String said(Words words, BountyRefusedException.Why why) {
    return switch (why) {
      case UNKNOWN_ITEM -> words.of("bounties.refused.item");
      case UNKNOWN_UNIT -> words.of("bounties.refused.unit");
      case WRONG_AMOUNT -> words.of("bounties.refused.amount");
      case WRONG_TIME -> words.of("bounties.refused.time");
      case ALREADY_OFFERED -> words.of("bounties.refused.there");
      case HALTED -> words.of("bounties.refused.halted");
      // The company has no wallet, and what is only put up is paid to nobody yet.
      case NO_MEMBER,
          UNKNOWN_BOUNTY,
          WRONG_PARTS,
          NOT_ENOUGH,
          FROZEN,
          OWES,
          EXPIRED,
          WRONG_STATE,
          OWN_BOUNTY,
          SAME_MEMBER ->
          throw new IllegalStateException("a company's bounty is refused for " + why);
    };
  }

  private Response refused(
      ContainerRequestContext request, Visit visit, BountiesReader.Typed typed) {
    PageView again = page(request, visit, Long.MAX_VALUE, "", typed);
    return Response.status(REFUSED).entity(again).build();
  }

  private PageView page(
      ContainerRequestContext request,
      Visit visit,
      long before,
      String news,
      BountiesReader.Typed typed) {
    String csrf = visit.viewer() instanceof Viewer.Operator ? FormToken.of(request).text() : "";
    BountiesPage page = reader.read(visit, before, news, typed, csrf);
    return PageView.of(visit, "bounties", "bounties", visit.words().of("bounties.title"), page);
  }
}
