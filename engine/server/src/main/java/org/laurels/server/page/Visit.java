// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.laurels.core.community.Community;

/**
 * One reader asking for one page of a community.
 *
 * @param address path and parameters of the page, without the choice of a language
 */
record Visit(OpenCommunity open, Language language, Words words, URI address) {
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
