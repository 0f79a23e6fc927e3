// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.laurels.core.community.Community;
import org.laurels.core.credential.SigningKey;
import org.laurels.server.access.WithoutSignIn;
import org.laurels.server.api.OpaqueId;

/** What proves a community's credentials, and the page that says it in words. Public. */
@WithoutSignIn
@Path("/c/{community}/credentials")
public final class CredentialResource {
  /** A year has so many lists of {@value StatusBits#LENGTH} that no community needs more. */
  private static final int LISTS_MAX = 10_000;

  private final Credentials credentials;
  private final HolderNames holders;
  private final boolean mayIssue;

  /**
   * Over these credentials.
   *
   * @param mayIssue whether whoever asks gets a grant's credential signed; else only those are
   *     shown that the API was asked for
   */
  public CredentialResource(Credentials credentials, HolderNames holders, boolean mayIssue) {
    this.credentials = credentials;
    this.holders = holders;
    this.mayIssue = mayIssue;
  }

  @GET
  @Path("/{grant: g[0-9a-z]{1,13}}")
  @Produces(MediaType.TEXT_HTML)
  public Response page(@PathParam("community") String name, @PathParam("grant") String grant) {
    Community community = community(name);
    Credentials.Found found =
        credentials.find(community, Answers.number(OpaqueId.GRANT, grant), mayIssue);
    if (found instanceof Credentials.Issued issued) {
      return Answers.page(
          200, CredentialPage.of(credentials.addresses(), community, issued.credential(), holders));
    }
    if (found instanceof Credentials.Gone) {
      return Answers.page(410, GonePage.of(community));
    }
    throw new NotFoundException();
  }

  /** Who signs: what the issuer's id in every credential leads to. */
  @GET
  @Path("/issuer")
  public Response issuer(@PathParam("community") String name) {
    Community community = community(name);
    return Answers.json(
        credentials.text().issuer(community, credentials.keys().all(community)),
        "application/ld+json");
  }

  /** All keys, as a JWK set. */
  @GET
  @Path("/keys")
  public Response keys(@PathParam("community") String name) {
    Community community = community(name);
    ObjectNode set = Json.object();
    ArrayNode all = set.putArray("keys");
    credentials
        .keys()
        .all(community)
        .forEach(key -> all.add(credentials.text().jwk(community, key)));
    return Answers.json(set, "application/jwk-set+json");
  }

  /** One key, as a JWK: what {@code kid} in every credential leads to. */
  @GET
  @Path("/keys/{number: [1-9][0-9]{0,8}}")
  public Response key(@PathParam("community") String name, @PathParam("number") int number) {
    Community community = community(name);
    SigningKey key =
        credentials.keys().all(community).stream()
            .filter(each -> each.number() == number)
            .findFirst()
            .orElseThrow(NotFoundException::new);
    return Answers.json(credentials.text().jwk(community, key), "application/jwk+json");
  }

  /** Which credentials hold no more: a credential itself, as a JWT. */
  @GET
  @Path("/status/{list: 0|[1-9][0-9]{0,3}}")
  public Response status(@PathParam("community") String name, @PathParam("list") int list) {
    if (list >= LISTS_MAX) {
      throw new NotFoundException();
    }
    return Answers.open(credentials.statusList(community(name), list), "application/vc+jwt");
  }

  private Community community(String name) {
    return credentials.badges().community(name).orElseThrow(NotFoundException::new);
  }
}
