// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import java.time.Clock;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.community.TokenStore;
import org.laurels.core.intake.Audit;
import org.laurels.core.intake.Backtest;
import org.laurels.core.intake.Explanation;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.MicroBatcher;
import org.laurels.core.intake.ProgrammeBook;
import org.laurels.core.standing.StandingStore;
import org.laurels.expression.document.Starters;
import org.laurels.server.access.TokenBook;
import org.laurels.server.api.TopMembers;
import org.laurels.store.Database;
import org.laurels.store.HibernateCommunityStore;
import org.laurels.store.HibernateTokenStore;
import org.laurels.store.JdbcStandingStore;
import org.laurels.store.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the engine together over one database: the only place that does. */
public final class Wiring implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  private final Clock clock;
  private final Database database;
  private final Sessions sessions;
  private final CommunityStore communities;
  private final TokenStore tokens;
  private final JdbcStandingStore standings;
  private final TokenBook tokenBook;
  private final Starters starters;
  private final ProgrammeBook programmes;
  private final Intake intake;
  private final MicroBatcher batcher;
  private final Audit audit;
  private final Backtest backtest;
  private final Explanation explanation;

  private Wiring(String databaseUrl, Clock clock) {
    this.clock = clock;
    database = Database.open(databaseUrl, clock);
    sessions = Sessions.open(database);
    communities = new HibernateCommunityStore(sessions);
    tokens = new HibernateTokenStore(sessions, database::nextId);
    standings = new JdbcStandingStore(database);
    tokenBook = new TokenBook(tokens, clock);
    starters = new Starters(Wiring.class.getClassLoader());
    programmes = new ProgrammeLibrary(communities);
    intake = new Intake(database.intakeStore(), programmes, clock, Wiring::poison);
    batcher = new MicroBatcher(intake);
    audit = new Audit(database.intakeStore(), database.auditStore(), programmes, clock);
    backtest = new Backtest(database.intakeStore(), database.auditStore(), programmes);
    explanation = new Explanation(database.intakeStore(), programmes);
  }

  /**
   * Opens the database, brings its tables up to date, and puts the engine together over it.
   *
   * @throws org.laurels.core.intake.StoreUnavailableException if the database cannot be opened
   */
  public static Wiring open(String databaseUrl, Clock clock) {
    return new Wiring(databaseUrl, clock);
  }

  /** The clock of the machine, which only the edge of the program asks for. */
  public static Clock systemClock() {
    return Clock.systemUTC();
  }

  private static void poison(String incident, RuntimeException cause) {
    LOG.error("incident {}: the engine failed on an event", incident, cause);
  }

  public Clock clock() {
    return clock;
  }

  public Database database() {
    return database;
  }

  public CommunityStore communities() {
    return communities;
  }

  public TokenStore tokens() {
    return tokens;
  }

  public StandingStore standings() {
    return standings;
  }

  public Starters starters() {
    return starters;
  }

  public ProgrammeBook programmes() {
    return programmes;
  }

  public Intake intake() {
    return intake;
  }

  public MicroBatcher batcher() {
    return batcher;
  }

  public Audit audit() {
    return audit;
  }

  public Backtest backtest() {
    return backtest;
  }

  public Explanation explanation() {
    return explanation;
  }

  /** Tokens, made and known again. */
  public TokenBook tokenBook() {
    return tokenBook;
  }

  /** Who has the most of a unit. */
  public TopMembers topMembers() {
    return standings::top;
  }

  /** Finishes what is waiting, then lets go of the database. */
  @Override
  public void close() {
    batcher.close();
    sessions.close();
    database.close();
  }
}
