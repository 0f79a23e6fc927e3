// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.member.Identity;

/**
 * What a host says when it sends a member in: who, until when, and whereto.
 *
 * @param expires second since 1970 from which the link is no longer good
 * @param nonce a text that this host uses once, of 16 to 64 letters, digits, _ and -
 * @param to a path of the community; empty for its home
 * @param also an account of another host that the host vouches is the same person's; null where it
 *     says nothing of the kind
 */
public record SignedLink(
    String community,
    String host,
    String member,
    long expires,
    String nonce,
    String to,
    @Nullable Identity also) {
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int TO_LENGTH_MAX = 1_000;

  /** Of the message that is signed: another shape of it gets another name. */
  private static final String SHAPE = "laurels-enter-1";

  /** Of the message of a link that vouches. */
  private static final String SHAPE_VOUCHING = "laurels-enter-2";

  /**
   * @throws IllegalArgumentException if a part is not what it has to be
   */
  public SignedLink {
    check(Community.isName(community), "community");
    checkName(host, "host");
    checkName(member, "member");
    check(expires > 0, "expires");
    check(NONCE.matcher(requireNonNull(nonce, "nonce is null")).matches(), "nonce");
    check(to.length() <= TO_LENGTH_MAX && !CONTROL.matcher(to).find(), "to");
    if (also != null) {
      checkName(also.host(), "also-host");
      checkName(also.id(), "also-member");
    }
  }

  /** A link that vouches for nothing. */
  public SignedLink(
      String community, String host, String member, long expires, String nonce, String to) {
    this(community, host, member, expires, nonce, to, null);
  }

  /** Blanks at the ends are not told apart by every database, and line ends part the message. */
  private static void checkName(String name, String what) {
    check(
        !name.isEmpty()
            && name.length() <= Identity.LENGTH_MAX
            && name.equals(name.strip())
            && !CONTROL.matcher(name).find(),
        what);
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what + " is not what it has to be");
    }
  }

  Instant expiresAt() {
    return Instant.ofEpochSecond(expires);
  }

  /** HMAC-SHA-256 over the shape and the parts, a line each; the key is the secret's text. */
  public String signature(String secret) {
    String who = String.join("\n", community, host, member, String.valueOf(expires), nonce, to);
    String message =
        also == null
            ? SHAPE + "\n" + who
            : String.join("\n", SHAPE_VOUCHING, who, also.host(), also.id());
    return HexFormat.of().formatHex(Digests.hmac(secret.getBytes(UTF_8), message));
  }

  /** Compares in a time that does not tell how much of it was right. */
  boolean isSignedBy(String secret, String signature) {
    return MessageDigest.isEqual(
        signature(secret).getBytes(UTF_8), signature.toLowerCase(Locale.ROOT).getBytes(UTF_8));
  }

  /** The link's path and query. */
  public String path(String secret) {
    return "/c/"
        + community
        + "/enter?host="
        + encoded(host)
        + "&member="
        + encoded(member)
        + "&expires="
        + expires
        + "&nonce="
        + nonce
        + (to.isEmpty() ? "" : "&to=" + encoded(to))
        + (also == null
            ? ""
            : "&also-host=" + encoded(also.host()) + "&also-member=" + encoded(also.id()))
        + "&signature="
        + signature(secret);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
