// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.laurels.core.access.Session;
import org.laurels.core.access.SessionStore;

/**
 * Opens sessions and knows them again. A browser shows 32 random bytes that were made here; only
 * their SHA-256 is stored. Ended ones are swept whenever one is opened. Thread-safe.
 */
public final class SessionBook {
  private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final SessionStore store;
  private final Clock clock;

  public SessionBook(SessionStore store, Clock clock) {
    this.store = requireNonNull(store, "store is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** Opens a session; what the browser had before is ended by the caller. */
  public String open(Session.Holder holder) {
    Instant now = Instant.now(clock);
    String text = Digests.randomText();
    store.create(Digests.sha256(text), new Session(holder, now, now));
    store.sweep(now);
    return text;
  }

  /** The good session that this text opens. */
  Optional<Session> find(String text) {
    if (!TEXT.matcher(text).matches()) {
      return Optional.empty();
    }
    byte[] hash = Digests.sha256(text);
    Instant now = Instant.now(clock);
    Optional<Session> found = store.find(hash).filter(session -> session.isGood(now));
    if (found.isPresent() && found.get().isToBeNoted(now)) {
      store.seen(hash, now);
    }
    return found;
  }

  /** Ends a session. */
  public void end(String text) {
    store.end(Digests.sha256(text));
  }
}
