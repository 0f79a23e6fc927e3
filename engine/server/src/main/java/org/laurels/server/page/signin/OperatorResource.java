// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page.signin;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.laurels.core.community.Community;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.redemption.HaltStore;
import org.laurels.server.access.FormToken;
import org.laurels.server.access.OperatorBook;
import org.laurels.server.access.OperatorPasswords;
import org.laurels.server.access.Viewer;
import org.laurels.server.access.WayIn;

/** Where operators begin, sign in, and find what they run. */
@Path("/operator")
public final class OperatorResource {
  private static final String HOME = "/operator";
  private static final int REFUSED = 403;
  private static final int TOO_MANY = 429;

  private final OperatorBook book;
  private final OperatorPasswords passwords;
  private final CommunityStore communities;
  private final HaltStore halts;
  private final Doorway doorway;

  public OperatorResource(
      OperatorBook book,
      OperatorPasswords passwords,
      CommunityStore communities,
      HaltStore halts,
      Doorway doorway) {
    this.book = requireNonNull(book, "book is null");
    this.passwords = requireNonNull(passwords, "passwords is null");
    this.communities = requireNonNull(communities, "communities is null");
    this.halts = requireNonNull(halts, "halts is null");
    this.doorway = requireNonNull(doorway, "doorway is null");
  }

  /** A community in which redemptions stand still, and since what was found. */
  public record Stopped(String community, String found) {}

  @GET
  public Response home(@Context ContainerRequestContext request) {
    if (Viewer.of(request) instanceof Viewer.Operator operator) {
      List<Community> all = communities.all();
      List<String> names = all.stream().map(Community::name).toList();
      List<Stopped> stopped = new ArrayList<>();
      all.forEach(
          each ->
              halts
                  .find(each)
                  .ifPresent(halt -> stopped.add(new Stopped(each.name(), halt.found()))));
      return SignInPage.page(
          200,
          "operator",
          Map.of(
              "name",
              operator.name(),
              "communities",
              names,
              "stopped",
              stopped,
              "csrf",
              FormToken.of(request).text()));
    }
    return SignInPage.redirect(HOME + "/sign-in").build();
  }

  @GET
  @Path("/begin")
  public Response beginForm(
      @QueryParam("token") @DefaultValue("") String token,
      @Context ContainerRequestContext request) {
    return book.invited(token)
        .map(known -> beginPage(200, token, known, List.of(), request))
        .orElseGet(() -> SignInPage.notice(REFUSED, Notice.BEGUN_ALREADY));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Path("/begin")
  public Response begin(
      @FormParam("token") @DefaultValue("") String token,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("password") @DefaultValue("") String password,
      @Context ContainerRequestContext request) {
    OperatorBook.Begun begun = book.begin(token, name, password);
    if (begun instanceof OperatorBook.Made made) {
      return doorway.in(request, made.holder(), HOME);
    }
    if (begun instanceof OperatorBook.Faulty faulty) {
      List<String> faults = faulty.faults().stream().map(Enum::name).toList();
      return beginPage(400, token, name, faults, request);
    }
    return SignInPage.notice(REFUSED, Notice.BEGUN_ALREADY);
  }

  private Response beginPage(
      int status, String token, String name, List<String> faults, ContainerRequestContext request) {
    return SignInPage.page(
        status,
        "operator-begin",
        Map.of(
            "token", token,
            "known", book.invited(token).orElse(""),
            "name", name,
            "faults", faults,
            "csrf", FormToken.of(request).text()));
  }

  @GET
  @Path("/sign-in")
  public Response signInForm(@Context ContainerRequestContext request) {
    return Viewer.of(request) instanceof Viewer.Operator
        ? SignInPage.redirect(HOME).build()
        : signInPage(200, "", "", request);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Path("/sign-in")
  public Response signIn(
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("password") @DefaultValue("") String password,
      @Context HttpServletRequest connection,
      @Context ContainerRequestContext request) {
    WayIn.Answer answer =
        passwords.tryIn(new OperatorPasswords.Typed(name, password, connection.getRemoteAddr()));
    if (answer instanceof WayIn.Welcome welcome) {
      return doorway.in(request, welcome.holder(), HOME);
    }
    WayIn.Refusal why = ((WayIn.Refused) answer).why();
    int status = why == WayIn.Refusal.TOO_MANY_TRIES ? TOO_MANY : REFUSED;
    return signInPage(status, name, why.name(), request);
  }

  private static Response signInPage(
      int status, String name, String refusal, ContainerRequestContext request) {
    return SignInPage.page(
        status,
        "operator-sign-in",
        Map.of("name", name, "refusal", refusal, "csrf", FormToken.of(request).text()));
  }
}
