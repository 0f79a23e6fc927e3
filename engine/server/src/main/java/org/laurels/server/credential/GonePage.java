// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import io.dropwizard.views.common.View;
import java.nio.charset.StandardCharsets;
import org.laurels.core.community.Community;

/** Stands where the credential of an erased member was. */
public final class GonePage extends View {
  private final String community;

  private GonePage(String community) {
    super("/org/laurels/templates/pages/credential-gone.ftlh", StandardCharsets.UTF_8);
    this.community = community;
  }

  static GonePage of(Community community) {
    return new GonePage(community.name());
  }

  public String getCommunity() {
    return community;
  }
}
