// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.link.IdentityLink;
import org.laurels.core.link.LinkCode;
import org.laurels.core.link.LinkNote;
import org.laurels.core.link.Proof;
import org.laurels.core.member.MemberLink;
import org.laurels.core.standing.MemberStanding;
import org.laurels.server.access.FormToken;
import org.laurels.server.access.Viewer;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.identity.Accounts;

/**
 * A member's accounts in hosts: for the member, who gets codes and takes links apart, and for
 * operators, who may take links apart and say why.
 */
@Path("/c/{community}/members/{member}/accounts")
@Produces(PageView.MEDIA_TYPE)
public final class AccountsResource {
  private static final int OK = 200;
  private static final int NOTE_MISSING = 400;
  private static final int TOO_MANY = 429;

  private final Visits visits;
  private final Members members;
  private final Accounts accounts;
  private final Clock clock;

  AccountsResource(Visits visits, Members members, Accounts accounts, Clock clock) {
    this.visits = visits;
    this.members = members;
    this.accounts = accounts;
    this.clock = clock;
  }

  @GET
  public Response look(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId) {
    Visit visit = visits.of(request, community);
    MemberStanding member = members.findPrivate(visit, memberId);
    return page(request, visit, member.memberId(), OK, null, "");
  }

  /** Answered with the page itself: the code is told once, so no other page could show it. */
  @POST
  @Path("/code")
  public Response giveCode(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId) {
    Visit visit = visits.of(request, community);
    long member = members.findOwn(visit, memberId).memberId();
    Optional<String> code = accounts.giveCode(visit.community(), identity(visit));
    if (code.isEmpty()) {
      String fault = visit.words().of("accounts.too-many", LinkCode.GIVEN_MAX);
      return page(request, visit, member, TOO_MANY, null, fault);
    }
    Moment until = visit.words().moment(Instant.now(clock).plus(LinkCode.GOOD_FOR));
    return page(request, visit, member, OK, new AccountsPage.Code(code.get(), until), "");
  }

  @POST
  @Path("/unlink")
  public Response unlink(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId,
      @FormParam("link") @Nullable String linkId,
      @FormParam("note") @Nullable String note) {
    Visit visit = visits.of(request, community);
    long member = members.findPrivate(visit, memberId).memberId();
    boolean own = visit.self() == member;
    String said = own || note == null ? "" : note.strip();
    if (!own && (said.isEmpty() || said.length() > LinkNote.NOTE_LENGTH_MAX)) {
      String fault = visit.words().of("accounts.note.missing");
      return page(request, visit, member, NOTE_MISSING, null, fault);
    }
    IdentityLink link = find(visit, member, linkId);
    String by =
        visit.viewer() instanceof Viewer.Operator operator
            ? "operator " + operator.name()
            : "member";
    boolean unused = accounts.unlink(visit.community(), link.id(), by, said);
    // Who is called so now may be another one: the smallest account names a member.
    long now = own ? memberOf(visit, link, identity(visit), member) : link.one().memberId();
    return CreditPages.redirect(Members.address(visit, now) + "/accounts");
  }

  private IdentityLink find(Visit visit, long member, @Nullable String linkId) {
    long number;
    try {
      number = OpaqueId.LINK.number(linkId == null ? "" : linkId);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(e);
    }
    return accounts
        .find(visit.community(), number)
        .filter(each -> each.one().memberId() == member || each.other().memberId() == member)
        .orElseThrow(NotFoundException::new);
  }

  /** Whose this identity is after the two sides of a link were parted. */
  private long memberOf(Visit visit, IdentityLink parted, long identity, long before) {
    IdentityLink now = accounts.find(visit.community(), parted.id()).orElse(parted);
    for (long candidate : List.of(now.one().memberId(), now.other().memberId())) {
      boolean holds =
          accounts.of(visit.community(), candidate).stream()
              .anyMatch(each -> each.identityId() == identity);
      if (holds) {
        return candidate;
      }
    }
    return before;
  }

  private static long identity(Visit visit) {
    return visit.viewer() instanceof Viewer.Member self ? self.identityId() : 0;
  }

  private Response page(
      ContainerRequestContext request,
      Visit visit,
      long member,
      int status,
      AccountsPage.@Nullable Code code,
      String fault) {
    boolean own = visit.self() == member;
    List<AccountsPage.Account> shown =
        accounts.of(visit.community(), member).stream().map(each -> account(visit, each)).toList();
    List<AccountsPage.Link> links =
        accounts.standing(visit.community(), member).stream()
            .map(each -> link(visit, each, own))
            .toList();
    AccountsPage page =
        new AccountsPage(
            members.head(visit, member),
            Members.address(visit, member) + "/accounts",
            own,
            shown,
            links,
            code,
            fault,
            FormToken.of(request).text());
    Words words = visit.words();
    String title = own ? words.of("accounts.title") : words.of("accounts.title.theirs");
    return Response.status(status)
        .entity(PageView.of(visit, "accounts", visit.section(member), title, page))
        .header("Cache-Control", "no-store")
        .build();
  }

  private static AccountsPage.Account account(Visit visit, MemberLink identity) {
    return new AccountsPage.Account(
        identity.identity().host(),
        identity.identity().id(),
        identity(visit) == identity.identityId());
  }

  private static String how(Words words, Proof proof) {
    return switch (proof) {
      case CODE -> words.of("accounts.proof.code");
      case CLAIM -> words.of("accounts.proof.claim");
      case OPERATOR -> words.of("accounts.proof.operator");
      case HOST -> words.of("accounts.proof.host");
    };
  }

  private static AccountsPage.Link link(Visit visit, IdentityLink link, boolean own) {
    return new AccountsPage.Link(
        OpaqueId.LINK.of(link.id()),
        account(visit, link.one()),
        account(visit, link.other()),
        how(visit.words(), link.note().proof()),
        own ? "" : link.note().by(),
        own ? "" : link.note().note(),
        visit.words().moment(link.linkedAt()));
  }
}
