// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.laurels.core.member.Profile;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.ProfileStore;
import org.laurels.server.access.FormToken;
import org.laurels.server.access.Viewer;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.privacy.MemberExport;
import org.laurels.server.privacy.Privacy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member's page about what is told and kept of them: for the member alone, and for operators, who
 * may erase and nothing else.
 */
@Path("/c/{community}/members/{member}/privacy")
@Produces(PageView.MEDIA_TYPE)
public final class PrivacyPageResource {
  private static final Logger LOG = LoggerFactory.getLogger(PrivacyPageResource.class);
  private static final int NOTE_LENGTH_MAX = 500;

  private final Visits visits;
  private final Members members;
  private final Privacy privacy;

  PrivacyPageResource(Visits visits, Members members, Privacy privacy) {
    this.visits = visits;
    this.members = members;
    this.privacy = privacy;
  }

  @GET
  public PageView privacy(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId) {
    Visit visit = visits.of(request, community);
    return page(request, visit, members.findPrivate(visit, memberId), false);
  }

  @POST
  public Response choose(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId,
      @FormParam("boards") @Nullable String boards,
      @FormParam("hidden") @Nullable String hidden) {
    Visit visit = visits.of(request, community);
    long member = members.findOwn(visit, memberId).memberId();
    privacy.choose(
        visit.community(), member, new ProfileStore.Choice(boards == null, hidden != null));
    return redirect(Members.address(visit, member) + "/privacy");
  }

  @GET
  @Path("/export")
  @Produces(MediaType.APPLICATION_JSON)
  public Response export(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId) {
    Visit visit = visits.of(request, community);
    MemberExport export = privacy.export(visit.community(), members.findOwn(visit, memberId));
    return Response.ok(export, MediaType.APPLICATION_JSON_TYPE)
        .header("Content-Disposition", "attachment; filename=\"" + export.fileName() + "\"")
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  @POST
  @Path("/erase")
  public Response erase(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("member") String memberId,
      @FormParam("confirm") @Nullable String confirm,
      @FormParam("note") @Nullable String note) {
    Visit visit = visits.of(request, community);
    MemberStanding member = members.findPrivate(visit, memberId);
    boolean noted = visit.viewer() instanceof Viewer.Member || isNote(note);
    if (!noted || confirm == null || !confirm.strip().equals(word(visit))) {
      return Response.status(400).entity(page(request, visit, member, true)).build();
    }
    privacy.erase(visit.community(), member.memberId());
    if (visit.viewer() instanceof Viewer.Operator operator) {
      LOG.info(
          "operator {} erased {} in {}: {}",
          operator.name(),
          OpaqueId.MEMBER.of(member.memberId()),
          visit.community().name(),
          String.valueOf(note).replaceAll("\\p{Cntrl}", " "));
    }
    return redirect(visit.open().address());
  }

  private static boolean isNote(@Nullable String note) {
    return note != null && !note.isBlank() && note.length() <= NOTE_LENGTH_MAX;
  }

  private PageView page(
      ContainerRequestContext request, Visit visit, MemberStanding member, boolean fault) {
    Profile profile = privacy.of(visit.community(), member.memberId());
    PrivacyPage page =
        new PrivacyPage(
            members.head(visit, member.memberId()),
            Members.address(visit, member.memberId()) + "/privacy",
            visit.self() == member.memberId(),
            !profile.optedOut(),
            profile.hidden(),
            profile.erased(),
            word(visit),
            fault,
            FormToken.of(request).text());
    return PageView.of(visit, "privacy", "members", visit.words().of("privacy.title"), page);
  }

  private static String word(Visit visit) {
    return visit.words().of("privacy.erase.word");
  }

  private static Response redirect(String path) {
    return Response.status(Response.Status.SEE_OTHER)
        .header("Location", path)
        .header("Cache-Control", "no-store")
        .build();
  }
}
