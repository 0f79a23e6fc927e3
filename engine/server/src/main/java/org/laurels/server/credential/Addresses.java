// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.laurels.core.community.Community;
import org.laurels.server.api.OpaqueId;

/**
 * Where the world finds a community's credentials and what proves them. Names in them are checked
 * when they are made, so that nothing needs to be escaped.
 */
public final class Addresses {
  private final Supplier<String> base;

  /**
   * Under this public address.
   *
   * @param base without a slash at its end; asked each time, since a free port is known late
   */
  public Addresses(Supplier<String> base) {
    this.base = requireNonNull(base, "base is null");
  }

  String base() {
    return base.get();
  }

  String community(Community community) {
    return base() + "/c/" + community.name();
  }

  String issuer(Community community) {
    return community(community) + "/credentials/issuer";
  }

  String keys(Community community) {
    return community(community) + "/credentials/keys";
  }

  String key(Community community, int number) {
    return keys(community) + "/" + number;
  }

  String statusList(Community community, int list) {
    return community(community) + "/credentials/status/" + list;
  }

  String badge(Community community, String badge) {
    return community(community) + "/badges/" + badge;
  }

  /** The image of a badge that is not about any grant. */
  String image(Community community, String badge) {
    return badge(community, badge) + "/image.svg";
  }

  /** The credential's own id and page. */
  String credential(Community community, long grant) {
    return community(community) + "/credentials/" + OpaqueId.GRANT.of(grant);
  }

  /** A download, such as {@code .svg}. */
  String download(Community community, String badge, long grant, String ending) {
    return badge(community, badge) + "/grants/" + OpaqueId.GRANT.of(grant) + ending;
  }

  String check() {
    return base() + "/credentials/verify";
  }
}
