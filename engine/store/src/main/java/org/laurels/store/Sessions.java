// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.exception.ConstraintViolationException;
import org.laurels.core.intake.StoreUnavailableException;

/**
 * Hibernate over an open database, for the tables that configure the installation. Sessions are
 * stateless: rows are facts, and what a transaction has read is not kept. Thread-safe.
 */
public final class Sessions implements AutoCloseable {
  private final SessionFactory factory;
  private final DataSource dataSource;
  private final Dialect dialect;

  private Sessions(SessionFactory factory, DataSource dataSource, Dialect dialect) {
    this.factory = factory;
    this.dataSource = dataSource;
    this.dialect = dialect;
  }

  /** Opens sessions on a database, which stays the caller's to close, after them. */
  public static Sessions open(Database database) {
    Configuration configuration = new Configuration();
    configuration.addAnnotatedClass(CommunityRow.class);
    configuration.addAnnotatedClass(ProgrammeVersionRow.class);
    configuration.addAnnotatedClass(ApiTokenRow.class);
    configuration
        .getProperties()
        .put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, database.dataSource());
    configuration.setProperty(AvailableSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, "true");
    configuration.setProperty(AvailableSettings.USE_SECOND_LEVEL_CACHE, "false");
    configuration.setProperty(AvailableSettings.USE_QUERY_CACHE, "false");
    configuration.setProperty(AvailableSettings.JAKARTA_VALIDATION_MODE, "none");
    configuration.setProperty(AvailableSettings.XML_MAPPING_ENABLED, "false");
    return new Sessions(
        configuration.buildSessionFactory(), database.dataSource(), Dialect.of(database.url()));
  }

  /**
   * Runs work in one transaction, which an exception rolls back.
   *
   * @throws StoreUnavailableException if the database cannot be reached or cannot work
   */
  <T> T inTransaction(Function<StatelessSession, T> work) {
    try (Connection connection = connection();
        StatelessSession session = factory.openStatelessSession(connection)) {
      return session.fromTransaction(transaction -> work.apply(session));
    } catch (ConstraintViolationException e) {
      throw e;
    } catch (PersistenceException e) {
      throw translated(e);
    } catch (SQLException e) {
      throw new StoreUnavailableException("the connection to the database broke", e);
    }
  }

  /** Without a connection there is no database, whatever the reason is called. */
  private Connection connection() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw new StoreUnavailableException("the database cannot be reached", e);
    }
  }

  private RuntimeException translated(RuntimeException failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql && dialect.isOutage(sql)) {
        return new StoreUnavailableException("the database cannot work now", failure);
      }
    }
    return failure;
  }

  @Override
  public void close() {
    factory.close();
  }
}
