// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.laurels.core.access.Operator;
import org.laurels.core.access.OperatorStore;
import org.laurels.core.access.Session;

/**
 * How operators come to be: by a link, the first one's printed at the start and others' by command.
 * By a link, too, they choose a new password. Thread-safe.
 */
public final class OperatorBook {
  private static final Duration INVITED = Duration.ofHours(24);
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
  static final int PASSWORD_LENGTH_MIN = 12;
  static final int PASSWORD_LENGTH_MAX = 200;

  private final OperatorStore store;
  private final Clock clock;

  public OperatorBook(OperatorStore store, Clock clock) {
    this.store = requireNonNull(store, "store is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** What may be wrong with a name and a password, all of it at once. */
  public enum Fault {
    NAME,
    NAME_TAKEN,
    PASSWORD_TOO_SHORT,
    PASSWORD_TOO_LONG,
    PASSWORD_IS_NAME
  }

  /** What came of beginning. */
  public sealed interface Begun {}

  /** There is an operator now, with that password. */
  public record Made(Session.Holder holder) implements Begun {}

  /** The link was used, is too old, or was never ours. */
  public record LinkNotGood() implements Begun {}

  /** Try again: the link is still good. */
  public record Faulty(List<Fault> faults) implements Begun {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** The path of a link that makes the first operator; empty once there is one. */
  public Optional<String> invite() {
    return store.isEmpty() ? Optional.of(link("")) : Optional.empty();
  }

  /** The path of a link that makes a further operator. */
  public String inviteAnother() {
    return link("");
  }

  /** The path of a link by which an operator chooses a new password; empty where there is none. */
  public Optional<String> inviteToReset(String name) {
    return store.find(plain(name)).map(known -> link(known.name()));
  }

  private String link(String name) {
    String token = Digests.randomText();
    store.invite(Digests.sha256(token), Instant.now(clock).plus(INVITED), name);
    return "/operator/begin?token=" + token;
  }

  /** Whom a link is for: empty where it is not good, an empty name where it makes an operator. */
  public Optional<String> invited(String token) {
    return store.invited(Digests.sha256(token), Instant.now(clock));
  }

  /**
   * Makes the operator, or changes the password of the one that the link is for; uses the link up
   * if it does.
   *
   * @param name of a new operator; else of no matter
   */
  public Begun begin(String token, String name, String password) {
    // Before the password is hashed, which costs: only who has the link may make us do so.
    Optional<String> invited = invited(token);
    if (invited.isEmpty()) {
      return new LinkNotGood();
    }
    boolean isNew = invited.get().isEmpty();
    String plain = isNew ? plain(name) : invited.get();
    List<Fault> faults = faults(plain, password);
    if (isNew && store.find(plain).isPresent()) {
      faults.add(Fault.NAME_TAKEN);
    }
    if (!faults.isEmpty()) {
      return new Faulty(faults);
    }
    byte[] link = Digests.sha256(token);
    String hash = PasswordHash.of(password);
    Instant now = Instant.now(clock);
    Optional<Operator> made =
        isNew ? store.create(link, plain, hash, now) : store.reset(link, plain, hash, now);
    return made.isEmpty()
        ? new LinkNotGood()
        : new Made(new Session.OfOperator(made.get().id(), made.get().name()));
  }

  /** Names differ by more than their case and what stands around them. */
  static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static List<Fault> faults(String name, String password) {
    List<Fault> faults = new ArrayList<>();
    if (!NAME.matcher(name).matches()) {
      faults.add(Fault.NAME);
    }
    if (password.codePointCount(0, password.length()) < PASSWORD_LENGTH_MIN) {
      faults.add(Fault.PASSWORD_TOO_SHORT);
    }
    if (password.length() > PASSWORD_LENGTH_MAX) {
      faults.add(Fault.PASSWORD_TOO_LONG);
    }
    if (plain(password).equals(name)) {
      faults.add(Fault.PASSWORD_IS_NAME);
    }
    return faults;
  }
}
