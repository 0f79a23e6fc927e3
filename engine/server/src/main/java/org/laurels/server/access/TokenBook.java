// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.ApiToken;
import org.laurels.core.community.Community;
import org.laurels.core.community.TokenStore;

/**
 * Makes tokens and knows them again. A token is 32 random bytes; what is stored is its SHA-256, by
 * which it is looked up, so that neither a stolen database nor the time of an answer tells a token.
 */
public final class TokenBook {
  private static final String PREFIX = "laurels_";
  private static final int BYTES = 32;
  private static final Pattern TEXT = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

  /**
   * How long a token that was good is taken for good without a look at the store: a host that sends
   * each event by itself would otherwise pay for a look-up with each. Where a token is revoked by
   * another process, it opens for so much longer.
   */
  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  private static final int REMEMBERED_MAX = 10_000;

  private final TokenStore store;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

  private record Remembered(TokenStore.Opened opened, Instant until) {}

  public TokenBook(TokenStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * A new token.
   *
   * @param text what the holder shows; never to be seen again
   */
  public record Made(ApiToken token, String text) {}

  /** Makes a token; without a time it does not expire. */
  public Made make(
      Community community, String name, ApiToken.Scope scope, @Nullable Instant expiresAt) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = Instant.now(clock);
    return new Made(store.create(community, name, scope, hash(text), now, expiresAt), text);
  }

  /** The community that this text opens now; empty where it is no good token. */
  public Optional<Community> opens(String text) {
    return find(text).map(TokenStore.Opened::community);
  }

  /** The token of this text with the community that it opens now; empty where it is no good one. */
  public Optional<TokenStore.Opened> find(String text) {
    if (!TEXT.matcher(text).matches()) {
      return Optional.empty();
    }
    Instant now = Instant.now(clock);
    byte[] hash = hash(text);
    String name = HexFormat.of().formatHex(hash);
    Remembered known = remembered.get(name);
    Optional<TokenStore.Opened> found =
        known != null && now.isBefore(known.until())
            ? Optional.of(known.opened())
            : look(name, hash, now);
    return found.filter(opened -> opened.token().isGood(now));
  }

  private Optional<TokenStore.Opened> look(String name, byte[] hash, Instant now) {
    Optional<TokenStore.Opened> found = store.find(hash);
    if (found.isEmpty()) {
      remembered.remove(name);
    } else {
      if (remembered.size() >= REMEMBERED_MAX) {
        remembered.clear();
      }
      remembered.put(name, new Remembered(found.get(), now.plus(REMEMBERED)));
    }
    return found;
  }

  public List<ApiToken> all(Community community) {
    return store.all(community);
  }

  public void revoke(Community community, long id) {
    store.revoke(community, id, Instant.now(clock));
    remembered.clear();
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
