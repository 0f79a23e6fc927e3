// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.budget.BudgetLooks;

/** What a community's rules may still cost. */
@Path("/api/v1/communities/{community}/budgets")
@Produces(MediaType.APPLICATION_JSON)
public final class BudgetResource {
  private final BudgetLooks budgets;

  public BudgetResource(BudgetLooks budgets) {
    this.budgets = budgets;
  }

  /** The periods that run, then those of the past for which something waits. */
  @GET
  public Part<BudgetView> budgets(@Context ContainerRequestContext request) {
    return Part.whole(budgets.of(OpenedCommunity.of(request)), BudgetView::of);
  }
}
