// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.laurels.core.community.Community;
import org.laurels.server.access.Viewer;

/**
 * One reader asking for one page of a community.
 *
 * @param address path and parameters of the page, without the choice of a language
 * @param viewer who the reader is
 * @param openPages whether pages are shown to everyone, and credentials with them
 */
record Visit(
    OpenCommunity open,
    Language language,
    Words words,
    URI address,
    Viewer viewer,
    boolean openPages) {
  /** The member who looks; 0 where it is nobody of this community. */
  long self() {
    return viewer instanceof Viewer.Member member && viewer.is(community(), member.memberId())
        ? member.memberId()
        : 0;
  }

  /** Whether the reader may look at a member who has hidden the page. */
  boolean mayLookAt(long memberId) {
    return viewer instanceof Viewer.Operator || viewer.is(community(), memberId);
  }

  /** The part of the community that a member's page belongs to. */
  String section(long memberId) {
    return self() == memberId ? "self" : "members";
  }

  Community community() {
    return open.community();
  }

  /** The address of a page of this community. */
  String link(String path) {
    return open.address() + path;
  }

  /** A text as a part of an address. */
  static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** This page in another language. */
  String in(Language other) {
    String parameters = address.getRawQuery();
    return address.getRawPath()
        + (parameters == null || parameters.isEmpty() ? "?" : "?" + parameters + "&")
        + "lang="
        + other.tag();
  }
}
