// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import org.laurels.core.community.Community;
import org.laurels.server.page.FramedPage;

/** Stands where the credential of an erased member was. */
public final class GonePage extends FramedPage {
  private final String community;

  private GonePage(String community) {
    super("credential-gone");
    this.community = community;
  }

  static GonePage of(Community community) {
    return new GonePage(community.name());
  }

  public String getCommunity() {
    return community;
  }
}
