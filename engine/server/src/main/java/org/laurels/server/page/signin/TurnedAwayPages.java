// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page.signin;

import jakarta.ws.rs.core.Response;
import org.laurels.server.access.TurnAway;

/** Tells people, in pages, why a request was not let through. */
public final class TurnedAwayPages implements TurnAway {
  private static final int FORBIDDEN = 403;

  @Override
  public Response formIsOld() {
    return SignInPage.notice(FORBIDDEN, Notice.FORM_IS_OLD);
  }

  @Override
  public Response notSignedIn() {
    return SignInPage.notice(FORBIDDEN, Notice.NOT_SIGNED_IN);
  }
}
