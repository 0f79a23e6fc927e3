// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page.signin;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.member.Identity;
import org.laurels.server.access.SignedLink;
import org.laurels.server.access.SignedLinks;

/** The fields of a signed link, as its address and the form that follows it carry them. */
final class LinkFields {
  private static final List<String> NAMES =
      List.of("host", "member", "expires", "nonce", "to", "also-host", "also-member", "signature");

  private final Map<String, String> values = new LinkedHashMap<>();

  LinkFields(MultivaluedMap<String, String> given) {
    for (String name : NAMES) {
      String value = given.getFirst(name);
      values.put(name, value == null ? "" : value);
    }
  }

  Map<String, String> values() {
    return values;
  }

  String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** Half an account is none, and then the signature is not good. */
  private @Nullable Identity also() {
    return value("also-host").isEmpty() && value("also-member").isEmpty()
        ? null
        : new Identity(value("also-host"), value("also-member"));
  }

  /** The link; empty where a field is not what it has to be. */
  Optional<SignedLinks.Shown> link(String community) {
    try {
      SignedLink link =
          new SignedLink(
              community,
              value("host"),
              value("member"),
              Long.parseLong(value("expires")),
              value("nonce"),
              value("to"),
              also());
      return Optional.of(new SignedLinks.Shown(link, value("signature")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
