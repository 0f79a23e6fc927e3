// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurels.expression.document.Look;

/**
 * A community's look, ready to be served.
 *
 * @param name what people call the community
 * @param colours the style sheet of its colours
 * @param picture its logo where the programme carries it; null where it does not
 * @param logo where its logo is, for a page; empty where there is none
 * @param logoOrigin whom pages must be allowed to ask for the logo; empty where nobody but us
 */
record CommunityLook(
    String name,
    PublishedFile colours,
    @Nullable PublishedFile picture,
    String logo,
    String logoOrigin) {

  /**
   * @param address the path under which the look's files are served, without a slash at the end
   */
  static CommunityLook of(String address, String name, Look look) {
    PublishedFile colours =
        PublishedFile.of(
            "colours", ".css", "text/css; charset=utf-8", Palette.of(look.colour()).css());
    String logo = look.logo();
    if (logo == null) {
      return new CommunityLook(name, colours, null, "", "");
    }
    if (logo.startsWith("data:")) {
      PublishedFile picture = picture(logo);
      return new CommunityLook(name, colours, picture, address + "/" + picture.name(), "");
    }
    URI uri = URI.create(logo);
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return new CommunityLook(name, colours, null, logo, "https://" + uri.getHost() + port);
  }

  private static PublishedFile picture(String data) {
    String mediaType = data.substring("data:".length(), data.indexOf(';'));
    byte[] content = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
    return PublishedFile.of("logo", "", mediaType, content);
  }

  Optional<PublishedFile> file(String fileName) {
    return Stream.of(Optional.of(colours), Optional.ofNullable(picture))
        .flatMap(Optional::stream)
        .filter(file -> file.name().equals(fileName))
        .findFirst();
  }

  /** The first letter of the name, where there is no logo. */
  String initial() {
    return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
  }
}
