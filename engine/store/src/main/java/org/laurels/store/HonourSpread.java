// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.laurels.core.delivery.Target;

/** Takes up what the intake has left for hosts, and notes for which connections it is due. */
final class HonourSpread {
  /** Batches of the intake that are spread in one transaction. */
  private static final int BATCHES = 50;

  private HonourSpread() {}

  private record Batch(long id, List<Long> members) {}

  /** Spreads some; whether there may be more. */
  static boolean run(Connection on, int community, List<Target> targets, Instant now)
      throws SQLException {
    List<Batch> batches =
        Reads.rows(
            on,
            "SELECT id, members FROM honour_change WHERE community_id = ? ORDER BY id LIMIT "
                + BATCHES
                + " FOR UPDATE SKIP LOCKED",
            statement -> statement.setInt(1, community),
            row -> new Batch(row.getLong(1), numbers(row.getBytes(2))));
    Set<Long> members = new TreeSet<>();
    batches.forEach(batch -> members.addAll(batch.members()));
    if (!targets.isEmpty()) {
      List<Person> people = people(on, members);
      for (Target target : targets) {
        ask(on, target, people, now);
      }
    }
    for (Batch batch : batches) {
      Sql.change(
          on,
          "DELETE FROM honour_change WHERE id = ?",
          statement -> statement.setLong(1, batch.id()));
    }
    return batches.size() == BATCHES;
  }

  private static List<Long> numbers(byte[] packed) {
    List<Long> numbers = new ArrayList<>();
    PackedNumbers.Reader in = new PackedNumbers.Reader(packed);
    while (in.hasMore()) {
      numbers.add(in.number());
    }
    return numbers;
  }

  /** One identity of somebody whose standing is another now. */
  private record Person(long identityId, long memberId, String host) {}

  private static List<Person> people(Connection on, Collection<Long> members) throws SQLException {
    return Sql.byNumbers(
        on,
        "SELECT id, member_id, host FROM member_identity WHERE member_id IN (?)",
        members,
        row -> new Person(row.getLong(1), row.getLong(2), row.getString(3)));
  }

  private static void ask(Connection on, Target target, List<Person> people, Instant now)
      throws SQLException {
    List<Long> concerned = new ArrayList<>();
    for (Person person : people) {
      if (target.everyone() || person.host().equals(target.source())) {
        concerned.add(person.identityId());
      }
    }
    Set<Long> known =
        new HashSet<>(
            Sql.byNumbers(
                on,
                "SELECT identity_id FROM delivery WHERE connection_id = "
                    + target.connectionId()
                    + " AND identity_id IN (?)",
                concerned,
                row -> row.getLong(1)));
    Set<Long> first = new HashSet<>();
    people.forEach(person -> first.add(person.memberId()));
    for (long identity : new TreeSet<>(concerned)) {
      if (known.contains(identity)) {
        Sql.change(
            on,
            "UPDATE delivery SET asked = asked + 1, due_at = ?"
                + " WHERE connection_id = ? AND identity_id = ?",
            statement -> {
              statement.setLong(1, Sql.micros(now));
              statement.setLong(2, target.connectionId());
              statement.setLong(3, identity);
            });
      } else if (!target.everyone() || first.contains(identity)) {
        // Who takes each member once has nothing to take back of identities it never heard of.
        insert(on, target.connectionId(), identity, now);
      }
    }
  }

  private static void insert(Connection on, long connectionId, long identityId, Instant now)
      throws SQLException {
    Sql.change(
        on,
        "INSERT INTO delivery (connection_id, identity_id, asked, due_at, refused_reason)"
            + " VALUES (?, ?, 1, ?, '')",
        statement -> {
          statement.setLong(1, connectionId);
          statement.setLong(2, identityId);
          statement.setLong(3, Sql.micros(now));
        });
  }
}
