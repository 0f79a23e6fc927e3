// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import jakarta.ws.rs.core.Response;

/** The pages for those whose request is not let through. */
public interface TurnAway {
  /** The form was sent from elsewhere, or its session has ended since. */
  Response formIsOld();

  /** The community's pages are for its members. */
  Response notSignedIn();
}
