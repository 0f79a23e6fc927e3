// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.laurels.core.access.Operator;
import org.laurels.core.access.OperatorStore;
import org.laurels.core.access.Session;
import org.laurels.core.access.TryStore;

/**
 * Lets operators in by name and password. Tries are counted in the database, for all processes
 * together, by name and by address, and before the password is looked at: so neither many
 * connections nor many processes give more of them. Thread-safe.
 */
public final class OperatorPasswords implements WayIn<OperatorPasswords.Typed> {
  /** Tries in a window for one name, after which even the right password does not help. */
  public static final int NAME_TRIES_MAX = 5;

  /** Tries in a window from one address, whatever the names. */
  public static final int ADDRESS_TRIES_MAX = 20;

  /** From the first try on. */
  public static final Duration WINDOW = Duration.ofMinutes(15);

  private final OperatorStore operators;
  private final TryStore tries;
  private final Clock clock;

  public OperatorPasswords(OperatorStore operators, TryStore tries, Clock clock) {
    this.operators = requireNonNull(operators, "operators is null");
    this.tries = requireNonNull(tries, "tries is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * What was typed, and where.
   *
   * @param address the other end of the connection
   */
  public record Typed(String name, String password, String address) {
    /** Without the password. */
    @Override
    public String toString() {
      return "Typed[" + name + " from " + address + "]";
    }
  }

  @Override
  public Answer tryIn(Typed typed) {
    Instant now = Instant.now(clock);
    tries.sweep(now);
    String name = OperatorBook.plain(typed.name());
    byte[] byAddress = Digests.sha256("tries from\n" + typed.address());
    byte[] byName = Digests.sha256("tries of\n" + name);
    if (tries.count(byAddress, now, WINDOW) > ADDRESS_TRIES_MAX
        || tries.count(byName, now, WINDOW) > NAME_TRIES_MAX) {
      return new Refused(Refusal.TOO_MANY_TRIES);
    }
    if (typed.password().isEmpty()
        || typed.password().length() > OperatorBook.PASSWORD_LENGTH_MAX) {
      return new Refused(Refusal.NOT_GOOD);
    }
    Optional<Operator> operator = operators.find(name);
    if (operator.isEmpty()) {
      // As long as with one: the time of the answer shall not tell which names there are.
      PasswordHash.of(typed.password());
      return new Refused(Refusal.NOT_GOOD);
    }
    if (!PasswordHash.matches(operator.get().passwordHash(), typed.password())) {
      return new Refused(Refusal.NOT_GOOD);
    }
    tries.clear(byName);
    tries.clear(byAddress);
    return new Welcome(new Session.OfOperator(operator.get().id(), operator.get().name()));
  }
}
