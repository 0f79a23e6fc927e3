// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.intake.IntakeStore;
import org.laurels.testkit.Books;
import org.laurels.testkit.IntakeStoreContract;

/** The contract of intake stores, on a database. */
abstract class DatabaseContract extends IntakeStoreContract {
  private final List<AutoCloseable> open = new ArrayList<>();
  private Database database;
  private Sessions sessions;

  /** The address of an empty database. */
  protected abstract String emptyDatabase();

  @Override
  protected IntakeStore freshStore() {
    database = Database.open(emptyDatabase(), Clock.systemUTC());
    sessions = Sessions.open(database);
    open.add(0, database);
    open.add(0, sessions);
    return database.intakeStore();
  }

  @Override
  protected Community freshCommunity(IntakeStore fresh, String name) {
    return new HibernateCommunityStore(sessions)
        .create(name, WrittenProgramme.of("test", "programme: test"), Clock.systemUTC().instant());
  }

  @Override
  protected Books books(IntakeStore of, Community community) {
    return Books.read(new JdbcStandingStore(database), community);
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }
}
