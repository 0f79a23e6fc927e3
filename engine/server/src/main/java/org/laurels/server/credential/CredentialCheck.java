// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.laurels.core.community.Community;
import org.laurels.server.api.OpaqueId;

/**
 * Checks a credential that somebody brings: as a JWT, as an image that carries one, or as the JSON
 * that can be downloaded here, which is compared with what was signed.
 */
public final class CredentialCheck {
  /** The most characters that are looked at. */
  static final int LENGTH_MAX = 262_144;

  private static final Pattern KEY =
      Pattern.compile(
          "(https?://[^/?#]+(?:/.*)?)/c/([a-z0-9-]+)/credentials/keys/([1-9][0-9]{0,8})");
  private static final Pattern CREDENTIAL =
      Pattern.compile("(https?://[^/?#]+(?:/.*)?)/c/([a-z0-9-]+)/credentials/(g[0-9a-z]{1,13})");

  private final Credentials credentials;

  public CredentialCheck(Credentials credentials) {
    this.credentials = credentials;
  }

  Verdict check(String brought) {
    String text = brought.strip();
    if (text.isEmpty()) {
      return new Verdict.Unreadable();
    }
    if (text.length() > LENGTH_MAX) {
      return new Verdict.Unreadable();
    }
    if (text.startsWith("<")) {
      return BakedImage.extract(text).map(this::signed).orElseGet(() -> new Verdict.Unreadable());
    }
    return text.startsWith("{") ? json(text) : signed(text);
  }

  private Verdict signed(String text) {
    Optional<SignedText> read = SignedText.read(text);
    if (read.isEmpty()) {
      return new Verdict.Unreadable();
    }
    SignedText jwt = read.get();
    String named = jwt.header().path("kid").asText();
    Matcher key = KEY.matcher(named);
    if (!key.matches()) {
      return new Verdict.NotOurs(named);
    }
    boolean here = key.group(1).equals(credentials.addresses().base());
    Optional<Community> community = credentials.badges().community(key.group(2));
    Optional<String> known =
        community.flatMap(
            of ->
                credentials.keys().all(of).stream()
                    .filter(each -> Integer.toString(each.number()).equals(key.group(3)))
                    .map(each -> each.publicKey())
                    .findFirst());
    if (community.isEmpty() || known.isEmpty()) {
      return here ? new Verdict.UnknownIssuer() : new Verdict.NotOurs(named);
    }
    // What was signed here under an earlier address is still ours, if the signature says so.
    if (!jwt.isSignedBy(known.get())) {
      return here ? new Verdict.Changed() : new Verdict.NotOurs(named);
    }
    return issued(community.get(), jwt.payload());
  }

  private Verdict issued(Community community, ObjectNode payload) {
    Matcher id = CREDENTIAL.matcher(payload.path("id").asText());
    if (!id.matches() || !id.group(2).equals(community.name())) {
      return new Verdict.Unreadable();
    }
    Credentials.Found found =
        credentials.find(community, OpaqueId.GRANT.number(id.group(3)), false);
    return found instanceof Credentials.Issued issued && !issued.credential().grant().isRevoked()
        ? new Verdict.Valid(community, issued.credential())
        : new Verdict.Revoked(community);
  }

  private Verdict json(String text) {
    JsonNode node;
    try {
      node = Json.read(text);
    } catch (JsonProcessingException e) {
      return new Verdict.Unreadable();
    }
    String named = node.path("id").asText();
    Matcher id = CREDENTIAL.matcher(named);
    if (!id.matches() || !id.group(1).equals(credentials.addresses().base())) {
      return new Verdict.NotOurs(named);
    }
    Optional<Community> community = credentials.badges().community(id.group(2));
    if (community.isEmpty()) {
      return new Verdict.UnknownIssuer();
    }
    Credentials.Found found =
        credentials.find(community.get(), OpaqueId.GRANT.number(id.group(3)), false);
    if (found instanceof Credentials.Issued issued) {
      if (!issued.credential().text().equals(node)) {
        return new Verdict.Changed();
      }
      return issued.credential().grant().isRevoked()
          ? new Verdict.Revoked(community.get())
          : new Verdict.Valid(community.get(), issued.credential());
    }
    return found instanceof Credentials.Gone
        ? new Verdict.Revoked(community.get())
        : new Verdict.UnknownIssuer();
  }
}
