// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event needs to know of a transaction and its ticket. Immutable.
 *
 * @param creator null where RT did it itself
 * @param solution the last transaction before it that solved the ticket; null without one
 */
record Facts(
    Transaction transaction, @Nullable Person creator, Ticket ticket, @Nullable Long solution) {
  Facts {
    requireNonNull(transaction, "transaction is null");
    requireNonNull(ticket, "ticket is null");
  }

  /**
   * One line of a ticket's history.
   *
   * @param before the status before, where the type is Status
   * @param after the status after
   */
  record Transaction(
      long id, String type, @Nullable String before, @Nullable String after, Instant created) {
    Transaction {
      requireNonNull(type, "type is null");
      requireNonNull(created, "created is null");
    }
  }

  /**
   * A user of RT.
   *
   * @param name the login, which is the mail address of many
   * @param staff whether RT calls the user privileged
   */
  record Person(long id, String name, boolean staff) {
    Person {
      requireNonNull(name, "name is null");
    }
  }

  /**
   * A ticket.
   *
   * @param queue null where it cannot be seen
   * @param requestors ids of those who asked
   */
  record Ticket(long id, @Nullable Queue queue, List<Long> requestors) {
    Ticket {
      requestors = List.copyOf(requestors);
    }
  }

  /** A queue. */
  record Queue(long id, String name) {
    Queue {
      requireNonNull(name, "name is null");
    }
  }
}
