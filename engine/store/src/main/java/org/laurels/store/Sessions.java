// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.function.Function;
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
  private final Dialect dialect;

  private Sessions(SessionFactory factory, Dialect dialect) {
    this.factory = factory;
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
    return new Sessions(configuration.buildSessionFactory(), Dialect.of(database.url()));
  }

  /** Runs work in one transaction, which an exception rolls back. */
  <T> T inTransaction(Function<StatelessSession, T> work) {
    try {
      return factory.fromStatelessTransaction(work);
    } catch (ConstraintViolationException e) {
      throw e;
    } catch (PersistenceException e) {
      throw translated(e);
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
