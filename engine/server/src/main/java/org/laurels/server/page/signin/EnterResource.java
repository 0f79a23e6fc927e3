// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page.signin;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.function.Function;
import org.laurels.core.access.Session;
import org.laurels.server.access.FormToken;
import org.laurels.server.access.LandingPath;
import org.laurels.server.access.SignedLinks;
import org.laurels.server.access.Viewer;
import org.laurels.server.access.WayIn;
import org.laurels.server.access.WithoutSignIn;

/**
 * Where a member arrives by a signed link. Following it uses nothing up: mail scanners and browsers
 * follow links ahead of people, and a page elsewhere can make a browser do so. It shows a button,
 * which no program presses, and the button lets in.
 */
@Path("/c/{community}/enter")
@WithoutSignIn
public final class EnterResource {
  private final SignedLinks links;
  private final Doorway doorway;

  public EnterResource(SignedLinks links, Doorway doorway) {
    this.links = requireNonNull(links, "links is null");
    this.doorway = requireNonNull(doorway, "doorway is null");
  }

  @GET
  public Response arrive(
      @PathParam("community") String community,
      @Context UriInfo address,
      @Context ContainerRequestContext request) {
    LinkFields fields = new LinkFields(address.getQueryParameters());
    return answer(
        community,
        fields,
        links::look,
        who ->
            Viewer.of(request).is(who.community(), who.memberId())
                    && fields.value("also-host").isEmpty()
                ? SignInPage.redirect(LandingPath.of(community, fields.value("to"))).build()
                : button(community, fields, request));
  }

  private static Response button(
      String community, LinkFields fields, ContainerRequestContext request) {
    return SignInPage.page(
        200,
        "enter",
        Map.of(
            "community", community,
            "fields", fields.values(),
            "csrf", FormToken.of(request).text()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response enter(
      @PathParam("community") String community,
      MultivaluedMap<String, String> form,
      @Context ContainerRequestContext request) {
    LinkFields fields = new LinkFields(form);
    return answer(
        community,
        fields,
        links::tryIn,
        who -> doorway.in(request, who, LandingPath.of(community, fields.value("to"))));
  }

  private static Response answer(
      String community,
      LinkFields fields,
      Function<SignedLinks.Shown, WayIn.Answer> way,
      Function<Session.OfMember, Response> in) {
    WayIn.Answer answer =
        fields.link(community).map(way).orElseGet(() -> new WayIn.Refused(WayIn.Refusal.NOT_GOOD));
    if (answer instanceof WayIn.Welcome welcome
        && welcome.holder() instanceof Session.OfMember member) {
      return in.apply(member);
    }
    WayIn.Refusal why =
        answer instanceof WayIn.Refused refused ? refused.why() : WayIn.Refusal.NOT_GOOD;
    int status = why == WayIn.Refusal.UNKNOWN_MEMBER ? 404 : 403;
    return SignInPage.notice(status, Notice.of(why));
  }
}
