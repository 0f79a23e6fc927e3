// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.laurels.core.appraisal.AppraisalStore;
import org.laurels.core.board.BoardStore;
import org.laurels.core.books.BooksStore;
import org.laurels.core.bounty.BountyStore;
import org.laurels.core.budget.BudgetStore;
import org.laurels.core.connection.CatchUpStore;
import org.laurels.core.connection.ConnectionStore;
import org.laurels.core.connection.KeptStore;
import org.laurels.core.delivery.DeliveryStore;
import org.laurels.core.intake.AuditStore;
import org.laurels.core.intake.IntakeStore;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.core.link.LinkStore;
import org.laurels.core.payout.PayoutStore;
import org.laurels.core.proof.ProofStore;
import org.laurels.core.redemption.FulfillerStore;
import org.laurels.core.redemption.HaltStore;
import org.laurels.core.redemption.RedemptionStore;
import org.laurels.core.redemption.VoucherPool;
import org.laurels.core.standing.ProfileStore;
import org.laurels.core.wallet.WalletStore;

/** An open database with the tables of this version. Thread-safe. */
public final class Database implements AutoCloseable {
  private static final int CONNECTIONS_MAX = 16;

  private final HikariDataSource source;
  private final HikariDataSource reading;

  /**
   * For row numbers: who has a connection and needs a number must not wait for another of those.
   */
  private final HikariDataSource aside;

  private final String url;
  private final ExecutorService writers = Executors.newCachedThreadPool(Database::writer);
  private final Connections connections;

  private Database(HikariDataSource source, Dialect dialect, String url, Clock clock) {
    this.source = source;
    // H2 is in this process: nothing is gained, and what it closes when its disk is full would have
    // to leave two pools.
    this.reading =
        dialect == Dialect.H2 ? source : more(url, dialect, "reads", CONNECTIONS_MAX, true);
    this.aside = more(url, dialect, "numbers", 1, false);
    this.url = url;
    this.connections =
        new Connections(source, reading, dialect, new NumberBlock(aside), clock, writers);
  }

  /** A further pool, on a database that is known to be there. */
  private static HikariDataSource more(
      String url, Dialect dialect, String name, int most, boolean reads) {
    HikariConfig config = config(url, dialect);
    config.setPoolName("laurels-" + name);
    config.setMaximumPoolSize(most);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setAutoCommit(reads);
    return new HikariDataSource(config);
  }

  private static Thread writer(Runnable work) {
    Thread thread = new Thread(work, "laurels-writer");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Opens a database and brings its tables up to date.
   *
   * @param url a JDBC address of H2 or MySQL, with user and password in it where they are needed
   * @throws StoreUnavailableException if it cannot be opened or brought up to date
   */
  public static Database open(String url, Clock clock) {
    Dialect dialect = Dialect.of(url);
    HikariConfig config = config(url, dialect);
    config.setMaximumPoolSize(CONNECTIONS_MAX);
    config.setMinimumIdle(1);
    HikariDataSource source;
    try {
      source = new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw new StoreUnavailableException(
          "cannot open the database " + Dialect.safe(url) + ": " + rootMessage(e), e);
    }
    try {
      migrate(source, dialect);
    } catch (FlywayException e) {
      source.close();
      throw new StoreUnavailableException(
          "cannot bring the tables of " + Dialect.safe(url) + " up to date: " + e.getMessage(), e);
    }
    return new Database(source, dialect, url, clock);
  }

  private static HikariConfig config(String url, Dialect dialect) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("laurels");
    config.setJdbcUrl(dialect == Dialect.H2 ? durable(url) : url);
    config.setAutoCommit(false);
    config.setExceptionOverride(new BrokenConnections(dialect));
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    if (dialect == Dialect.MYSQL) {
      config.addDataSourceProperty("rewriteBatchedStatements", "true");
      config.addDataSourceProperty("cachePrepStmts", "true");
      config.addDataSourceProperty("prepStmtCacheSize", "500");
      config.addDataSourceProperty("prepStmtCacheSqlLimit", "32768");
      config.addDataSourceProperty("cacheServerConfiguration", "true");
      config.addDataSourceProperty("useLocalSessionState", "true");
      config.addDataSourceProperty("elideSetAutoCommits", "true");
      config.addDataSourceProperty("connectionTimeZone", "UTC");
    }
    return config;
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  /** H2 loses acknowledged commits at its default of delayed writes. */
  private static String durable(String url) {
    String upper = url.toUpperCase(Locale.ROOT);
    StringBuilder with = new StringBuilder(url);
    if (!upper.contains("WRITE_DELAY=")) {
      with.append(";WRITE_DELAY=0");
    }
    if (!upper.contains("DB_CLOSE_ON_EXIT=")) {
      with.append(";DB_CLOSE_ON_EXIT=FALSE");
    }
    if (!upper.contains("LOCK_TIMEOUT=")) {
      with.append(";LOCK_TIMEOUT=10000");
    }
    if (!upper.contains("CACHE_SIZE=")) {
      // In KiB. The default of a few MiB makes every random key a read from disk.
      with.append(";CACHE_SIZE=262144");
    }
    return with.toString();
  }

  private static void migrate(DataSource source, Dialect dialect) {
    boolean mysql = dialect == Dialect.MYSQL;
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:org/laurels/migrations/common")
        .placeholders(
            Map.of(
                "text",
                mysql ? "MEDIUMTEXT" : "VARCHAR",
                "bytes",
                mysql ? "LONGBLOB" : "BLOB",
                "table",
                mysql ? " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin" : ""))
        .load()
        .migrate();
  }

  public DataSource dataSource() {
    return source;
  }

  /** The address without what may be a secret. */
  public String url() {
    return Dialect.safe(url);
  }

  public boolean isH2() {
    return connections.dialect() == Dialect.H2;
  }

  public IntakeStore intakeStore() {
    return new JdbcIntakeStore(connections);
  }

  public RedemptionStore redemptionStore() {
    return new JdbcRedemptionStore(connections);
  }

  public VoucherPool voucherPool() {
    return new JdbcVoucherPool(connections);
  }

  public BountyStore bountyStore() {
    return new JdbcBountyStore(connections);
  }

  public WalletStore walletStore() {
    return new JdbcWalletStore(connections);
  }

  public BudgetStore budgetStore() {
    return new JdbcBudgetStore(connections);
  }

  public PayoutStore payoutStore() {
    return new JdbcPayoutStore(connections);
  }

  public AppraisalStore appraisalStore() {
    return new JdbcAppraisalStore(connections);
  }

  public FulfillerStore fulfillerStore() {
    return new JdbcFulfillerStore(connections);
  }

  public ConnectionStore connectionStore() {
    return new JdbcConnectionStore(connections);
  }

  public DeliveryStore deliveryStore() {
    return new JdbcDeliveryStore(connections);
  }

  public CatchUpStore catchUpStore() {
    return new JdbcCatchUpStore(connections);
  }

  public KeptStore keptStore() {
    return new JdbcKeptStore(connections);
  }

  public LinkStore linkStore() {
    return new JdbcLinkStore(connections);
  }

  public HaltStore haltStore() {
    return new JdbcHaltStore(connections);
  }

  public BoardStore boardStore() {
    return new JdbcBoardStore(connections);
  }

  public ProfileStore profileStore() {
    return new JdbcProfileStore(connections);
  }

  public BooksStore booksStore() {
    return new JdbcBooksStore(connections);
  }

  public ProofStore proofStore() {
    return new JdbcProofStore(connections);
  }

  public AuditStore auditStore() {
    return new JdbcAuditStore(source);
  }

  Connections connections() {
    return connections;
  }

  /** A fresh row number, unique in the installation. */
  public long nextId() {
    return connections.numbers().next();
  }

  @Override
  public void close() {
    // The writers' threads end by themselves when they have rested: a transaction that is under way
    // shall fail by its connection, as an outage, and not by a thread that it is denied.
    source.close();
    reading.close();
    aside.close();
  }
}
