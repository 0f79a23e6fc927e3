// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.Consumes;
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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.laurels.core.reward.Reward;
import org.laurels.server.access.FormToken;
import org.laurels.server.access.MultipartForm;
import org.laurels.server.api.CodeList;
import org.laurels.server.problem.ProblemException;
import org.laurels.server.reward.VoucherCodes;

/** What credits are good for: for operators alone, who bring codes of vouchers here. */
@Path("/c/{community}" + CreditPages.CATALOGUE)
@Produces(PageView.MEDIA_TYPE)
public final class CatalogueResource {
  private static final int REFUSED = 409;

  /** A list of codes, with what a form has around it. */
  private static final int FORM_BYTES_MAX = CodeList.BYTES_MAX + 4 * 1024;

  private final Visits visits;
  private final CreditPages.Sources from;
  private final CatalogueReader catalogue;

  CatalogueResource(Visits visits, CreditPages.Sources from, CatalogueReader catalogue) {
    this.visits = visits;
    this.from = from;
    this.catalogue = catalogue;
  }

  /**
   * The catalogue.
   *
   * @param added how many codes a form has brought, and {@code known} how many were there already
   */
  @GET
  public PageView catalogue(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @QueryParam("added") @Nullable String added,
      @QueryParam("known") @Nullable String known) {
    Visit visit = visits.of(request, community);
    CreditPages.operator(visit);
    String news =
        isCount(added) && isCount(known) ? visit.words().of("catalogue.news", added, known) : "";
    return page(request, visit, news, "");
  }

  private static boolean isCount(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,6}");
  }

  /**
   * Adds codes to a voucher's pool. Those that are there already are left out, so twice is once.
   */
  @POST
  @Path("/{reward}/codes")
  @Consumes(MultipartForm.MEDIA_TYPE)
  public Response add(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("reward") String reward,
      InputStream body)
      throws IOException {
    Visit visit = visits.of(request, community);
    CreditPages.operator(visit);
    Reward found = CreditPages.versions(from, visit).latest().programme().reward(reward);
    if (found == null || found.kind() != Reward.Kind.VOUCHER) {
      throw new NotFoundException();
    }
    MultipartForm form = MultipartForm.read(request.getMediaType(), body, FORM_BYTES_MAX);
    try {
      VoucherCodes.Added added =
          from.codes()
              .add(
                  visit.community(),
                  found.id(),
                  CodeList.read(new ByteArrayInputStream(form.bytes("file"))));
      return CreditPages.redirect(
          visit.link(CreditPages.CATALOGUE)
              + "?added="
              + added.added()
              + "&known="
              + added.duplicates());
    } catch (ProblemException e) {
      String fault = visit.words().of("catalogue.refused", found.name(), e.problem().detail());
      return Response.status(REFUSED).entity(page(request, visit, "", fault)).build();
    }
  }

  private PageView page(ContainerRequestContext request, Visit visit, String news, String fault) {
    String csrf = FormToken.of(request).text();
    return PageView.of(
        visit,
        "catalogue",
        "catalogue",
        visit.words().of("catalogue.title"),
        catalogue.read(visit, news, fault, csrf));
  }
}
