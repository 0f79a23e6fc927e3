// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.event.InvalidEventException;
import org.laurels.core.link.IdentityLink;
import org.laurels.core.link.LinkNote;
import org.laurels.core.link.Proof;
import org.laurels.core.member.Identity;
import org.laurels.core.standing.Page;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.identity.Accounts;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.ProblemException;

/** Which accounts are one person's, for operators' tools. */
@Path("/api/v1/communities/{community}/links")
@Produces(MediaType.APPLICATION_JSON)
public final class LinkResource {
  private final Accounts accounts;

  public LinkResource(Accounts accounts) {
    this.accounts = accounts;
  }

  /** The newest first, those that were taken apart too. */
  @GET
  public Part<LinkView> all(
      @Context ContainerRequestContext request,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    int most = Paging.limit(limit);
    long before = Paging.after(after, Long.MAX_VALUE);
    List<IdentityLink> found = accounts.all(OpenedCommunity.of(request), before, most + 1);
    return Part.of(
        found.size() > most
            ? new Page<>(found.subList(0, most), found.get(most - 1).id())
            : new Page<>(found, null),
        LinkView::of);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response link(@Context ContainerRequestContext request, InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    JsonFields fields = fields(body);
    Accounts.Answer answer;
    try {
      fields.onlyThese(Set.of("one", "other", "note"));
      answer =
          accounts.link(
              community, identity(fields, "one"), identity(fields, "other"), note(request, fields));
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
    if (answer instanceof Accounts.Unknown unknown) {
      throw new ProblemException(
          ErrorCode.NOT_FOUND, "No event has told of " + unknown.account() + ".");
    }
    if (answer instanceof Accounts.Refused refusal) {
      throw new ProblemException(ErrorCode.NOT_LINKED, refusal.why() + ".");
    }
    long id = ((Accounts.Linked) answer).linkId();
    return Response.status(Response.Status.CREATED).entity(view(community, id)).build();
  }

  /** Once more changes nothing and is answered the same. */
  @POST
  @Path("/{link}/unlink")
  @Consumes(MediaType.APPLICATION_JSON)
  public LinkView unlink(
      @Context ContainerRequestContext request, @PathParam("link") String link, InputStream body)
      throws IOException {
    Community community = OpenedCommunity.of(request);
    long id = number(link);
    LinkView unused = view(community, id);
    LinkNote note;
    try {
      JsonFields fields = fields(body);
      fields.onlyThese(Set.of("note"));
      note = note(request, fields);
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
    boolean unusedToo = accounts.unlink(community, id, note.by(), note.note());
    return view(community, id);
  }

  private LinkView view(Community community, long id) {
    return accounts.find(community, id).map(LinkView::of).orElseThrow(LinkResource::missing);
  }

  private static ProblemException missing() {
    return new ProblemException(ErrorCode.NOT_FOUND, "There is no such link.");
  }

  private static long number(String link) {
    try {
      return OpaqueId.LINK.number(link);
    } catch (IllegalArgumentException e) {
      throw missing();
    }
  }

  private static JsonFields fields(InputStream body) throws IOException {
    JsonNode json = JsonBody.read(body);
    if (!json.isObject()) {
      throw new ProblemException(ErrorCode.REFUSED, "The body must be an object.");
    }
    return JsonFields.of(json);
  }

  private static Identity identity(JsonFields fields, String name) {
    JsonFields said = fields.object(name);
    if (said == null) {
      throw new InvalidEventException(name, "is missing");
    }
    return new Identity(said.text("host"), said.text("id"));
  }

  private static LinkNote note(ContainerRequestContext request, JsonFields fields) {
    String note = fields.text("note").strip();
    if (note.isEmpty()) {
      throw new InvalidEventException("note", "is empty; say why");
    }
    return new LinkNote(Proof.OPERATOR, OpenedCommunity.caller(request), note);
  }

  private static ProblemException refused(RuntimeException e) {
    return new ProblemException(ErrorCode.REFUSED, String.valueOf(e.getMessage()));
  }
}
