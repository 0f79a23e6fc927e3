// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.laurels.core.badge.Badge;
import org.laurels.core.community.Community;
import org.laurels.core.credential.GrantedBadge;
import org.laurels.server.access.Viewer;
import org.laurels.server.access.WithoutSignIn;
import org.laurels.server.api.OpaqueId;

/** Downloads of a grant's credential, which are public, and the holder's wish to have one. */
@WithoutSignIn
@Path("/c/{community}/badges/{badge}/grants")
public final class GrantResource {
  private static final String GRANT = "/{grant: g[0-9a-z]{1,13}}";

  private final Credentials credentials;
  private final Function<Community, String> colour;
  private final boolean mayIssue;

  /**
   * Over these credentials.
   *
   * @param colour of a community, as in {@code #2c6e49}
   * @param mayIssue whether whoever asks gets a grant's credential signed
   */
  public GrantResource(
      Credentials credentials, Function<Community, String> colour, boolean mayIssue) {
    this.credentials = credentials;
    this.colour = colour;
    this.mayIssue = mayIssue;
  }

  /**
   * A credential in one of its forms.
   *
   * @param form {@code jwt} for the credential itself, {@code svg} for an image that carries it,
   *     {@code json} for what it says, without its signature
   */
  @GET
  @Path(GRANT + ".{form: json|jwt|svg}")
  public Response download(
      @PathParam("community") String name,
      @PathParam("badge") String badge,
      @PathParam("grant") String grantId,
      @PathParam("form") String form) {
    Community community = community(name);
    long grant = Answers.number(OpaqueId.GRANT, grantId);
    Credentials.Found found = credentials.find(community, grant, mayIssue);
    if (found instanceof Credentials.Gone) {
      return Answers.gone();
    }
    if (found instanceof Credentials.Issued issued
        && issued.credential().grant().badge().equals(badge)) {
      return download(community, issued.credential(), form);
    }
    throw new NotFoundException();
  }

  private Response download(Community community, Credential credential, String form) {
    String file = credential.grant().badge() + "-" + OpaqueId.GRANT.of(credential.grant().id());
    return switch (form) {
      case "json" ->
          Answers.download(Json.lines(credential.text()), "application/ld+json", file + ".json");
      case "jwt" -> Answers.download(credential.signed(), "application/vc+jwt", file + ".jwt");
      default ->
          Answers.download(
              BakedImage.bake(image(community, credential.grant()), credential.signed()),
              "image/svg+xml",
              file + ".svg");
    };
  }

  /**
   * Issues a member's own credential, which is public from then on: it is theirs to decide, so no
   * page does it by being looked at.
   */
  @POST
  @Path(GRANT)
  public Response take(
      @Context ContainerRequestContext request,
      @PathParam("community") String name,
      @PathParam("badge") String badge,
      @PathParam("grant") String grantId) {
    Community community = community(name);
    long grant = Answers.number(OpaqueId.GRANT, grantId);
    boolean own =
        credentials
            .grant(community, grant)
            .filter(held -> held.badge().equals(badge))
            .filter(held -> Viewer.of(request).is(community, held.memberId()))
            .isPresent();
    if (!own || !(credentials.find(community, grant, true) instanceof Credentials.Issued)) {
      throw new NotFoundException();
    }
    return Response.status(Response.Status.SEE_OTHER)
        .header("Location", "/c/" + community.name() + "/credentials/" + grantId)
        .header("Cache-Control", "no-store")
        .build();
  }

  private Community community(String name) {
    return credentials.badges().community(name).orElseThrow(NotFoundException::new);
  }

  private String image(Community community, GrantedBadge grant) {
    return credentials
        .badges()
        .find(community, grant.badge(), grant.version())
        .map(badge -> image(community, badge, colour.apply(community)))
        .orElseGet(() -> new BadgeImage(grant.badge(), "", community.name(), BadgeImage.LEAF))
        .svg();
  }

  static BadgeImage image(Community community, Badge badge, String colour) {
    return new BadgeImage(badge.name(), badge.tier(), community.name(), colour);
  }
}
