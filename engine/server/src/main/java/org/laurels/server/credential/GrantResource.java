// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.laurels.core.badge.Badge;
import org.laurels.core.community.Community;
import org.laurels.core.credential.GrantedBadge;
import org.laurels.server.access.WithoutSignIn;
import org.laurels.server.api.OpaqueId;

/** Downloads of a grant's credential. Public. */
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

  /** What the credential says, without its signature. */
  @GET
  @Path(GRANT + ".json")
  public Response json(
      @PathParam("community") String name,
      @PathParam("badge") String badge,
      @PathParam("grant") String grant) {
    return answer(
        name,
        badge,
        grant,
        (community, credential) ->
            Answers.download(
                Json.lines(credential.text()), "application/ld+json", file(credential, ".json")));
  }

  /** The credential itself. */
  @GET
  @Path(GRANT + ".jwt")
  public Response jwt(
      @PathParam("community") String name,
      @PathParam("badge") String badge,
      @PathParam("grant") String grant) {
    return answer(
        name,
        badge,
        grant,
        (community, credential) ->
            Answers.download(credential.signed(), "application/vc+jwt", file(credential, ".jwt")));
  }

  /** An image that carries the credential. */
  @GET
  @Path(GRANT + ".svg")
  public Response svg(
      @PathParam("community") String name,
      @PathParam("badge") String badge,
      @PathParam("grant") String grant) {
    return answer(
        name,
        badge,
        grant,
        (community, credential) ->
            Answers.download(
                BakedImage.bake(image(community, credential.grant()), credential.signed()),
                "image/svg+xml",
                file(credential, ".svg")));
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

  private interface Form {
    Response of(Community community, Credential credential);
  }

  private Response answer(String name, String badge, String grant, Form form) {
    Community community = credentials.badges().community(name).orElseThrow(NotFoundException::new);
    Credentials.Found found =
        credentials.find(community, Answers.number(OpaqueId.GRANT, grant), mayIssue);
    if (found instanceof Credentials.Gone) {
      return Answers.gone();
    }
    if (found instanceof Credentials.Issued issued
        && issued.credential().grant().badge().equals(badge)) {
      return form.of(community, issued.credential());
    }
    throw new NotFoundException();
  }

  private static String file(Credential credential, String ending) {
    return credential.grant().badge() + "-" + OpaqueId.GRANT.of(credential.grant().id()) + ending;
  }
}
