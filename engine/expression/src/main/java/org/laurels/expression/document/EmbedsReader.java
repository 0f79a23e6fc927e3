// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads on whose pages a community may be shown. */
final class EmbedsReader {
  private static final int ORIGINS_MAX = 50;
  private static final int LENGTH_MAX = 300;
  private static final Pattern ORIGIN =
      Pattern.compile(
          "https?://[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?");
  private static final Pattern USUAL_PORT = Pattern.compile("(http://.*):80|(https://.*):443");

  private EmbedsReader() {}

  static Embeds read(Fields head) {
    return head.find("embeds")
        .flatMap(value -> value.fields("a map of origins"))
        .map(EmbedsReader::embeds)
        .orElse(Embeds.NOWHERE);
  }

  private static Embeds embeds(Fields fields) {
    fields.allow(List.of("origins"));
    List<Value> values =
        fields
            .require("origins")
            .flatMap(value -> value.list("a list of origins"))
            .orElse(List.of());
    Set<String> origins = new LinkedHashSet<>();
    for (Value value : values) {
      if (origins.size() == ORIGINS_MAX) {
        value.problems().add(value.place(), "more than " + ORIGINS_MAX + " origins");
        break;
      }
      origin(value).ifPresent(origins::add);
    }
    return new Embeds(origins);
  }

  /** An origin to the letter as browsers send it, since it is compared by the letter. */
  private static Optional<String> origin(Value value) {
    Optional<String> said = value.scalar("an origin");
    if (said.isEmpty() || said.get().equals(Embeds.ANY) || isOrigin(said.get())) {
      return said;
    }
    String wanted = "an origin such as 'https://forum.example.org' is wanted here";
    if (said.get().contains("*")) {
      wanted += ", or '*' alone for every page there is; a part of one cannot be left open";
    }
    value.problems().add(value.place(), wanted, meant(said.get()));
    return Optional.empty();
  }

  private static boolean isOrigin(String said) {
    return said.length() <= LENGTH_MAX
        && ORIGIN.matcher(said).matches()
        && !USUAL_PORT.matcher(said).matches();
  }

  /** The origin of an address, or of what becomes one by saying how it is reached. */
  private static @Nullable String meant(String said) {
    String address = said.contains("://") ? said : "https://" + said;
    try {
      URI uri = URI.create(address);
      if (uri.getScheme() == null || uri.getHost() == null) {
        return null;
      }
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      boolean isUsual = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
      String origin =
          scheme
              + "://"
              + uri.getHost().toLowerCase(Locale.ROOT)
              + (isUsual ? "" : ":" + uri.getPort());
      return isOrigin(origin) ? origin : null;
    } catch (IllegalArgumentException e) {
      return null; // it is no address at all: nothing comes close
    }
  }
}
