// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database that fails at one point: each statement that is run, and each commit before and after
 * it is done, is a point, counted from 1. What fails is the connection, as when its process dies.
 */
final class Faults {
  private static final Set<String> RUNS =
      Set.of("execute", "executeQuery", "executeUpdate", "executeBatch");

  private final DataSource real;
  private final AtomicInteger failAt = new AtomicInteger();
  private final AtomicInteger points = new AtomicInteger();

  Faults(DataSource real) {
    this.real = real;
  }

  /** Fails at this point, counted from now; 0 never fails. */
  void failAt(int point) {
    failAt.set(point);
    points.set(0);
  }

  /** How many points were passed since. */
  int points() {
    return points.get();
  }

  private void pass() throws SQLException {
    if (points.incrementAndGet() == failAt.get()) {
      throw new SQLException("the connection is gone, on purpose", "08006");
    }
  }

  private interface Reply {
    @Nullable Object to(Method method, Object @Nullable [] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Reply reply) {
    return type.cast(
        Proxy.newProxyInstance(
            Faults.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return reply.to(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  DataSource source() {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          Object made = method.invoke(real, arguments);
          return made instanceof Connection connection ? connection(connection) : made;
        });
  }

  private Connection connection(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (!method.getName().equals("commit")) {
            Object made = method.invoke(connection, arguments);
            return made instanceof Statement statement ? statement(statement) : made;
          }
          pass();
          method.invoke(connection, arguments);
          pass();
          return null;
        });
  }

  private Statement statement(Statement statement) {
    Class<? extends Statement> type =
        statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
    return proxy(
        type,
        (method, arguments) -> {
          if (RUNS.contains(method.getName())) {
            pass();
          }
          return method.invoke(statement, arguments);
        });
  }
}
