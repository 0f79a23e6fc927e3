// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.intake.IntakeStore;
import org.laurels.core.intake.IntakeUnit;
import org.laurels.core.item.FoldEvent;

/**
 * A store whose units do all their work and then fail: at the last write, as a bug in the engine
 * would.
 */
final class FailingIntakeStore implements IntakeStore {
  /** Attribute of events that make {@link #onPoison} fail. */
  static final String POISON = "poison";

  private final IntakeStore store;
  private final Predicate<List<FoldEvent>> fails;

  /** Fails whatever is written. */
  FailingIntakeStore(IntakeStore store) {
    this(store, events -> true);
  }

  private FailingIntakeStore(IntakeStore store, Predicate<List<FoldEvent>> fails) {
    this.store = store;
    this.fails = fails;
  }

  /** Fails on batches that hold an event with the attribute {@link #POISON}. */
  static FailingIntakeStore onPoison(IntakeStore store) {
    return new FailingIntakeStore(
        store,
        events ->
            events.stream().anyMatch(e -> e.resolved().event().attributes().containsKey(POISON)));
  }

  @Override
  public <T> T write(Community community, Work<T> work) {
    return store.write(community, unit -> work.in(failing(unit)));
  }

  @Override
  public <T> T read(Community community, Look<T> look) {
    return store.read(community, look);
  }

  private IntakeUnit failing(IntakeUnit unit) {
    boolean[] doomed = {false};
    return (IntakeUnit)
        Proxy.newProxyInstance(
            IntakeUnit.class.getClassLoader(),
            new Class<?>[] {IntakeUnit.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("appendEvents")) {
                doomed[0] = fails.test(eventsOf(arguments));
              }
              Object result = invoke(unit, method, arguments);
              if (method.getName().equals("grant") && doomed[0]) {
                throw new IllegalStateException("made to fail");
              }
              return result;
            });
  }

  @SuppressWarnings("unchecked")
  private static List<FoldEvent> eventsOf(Object[] arguments) {
    return (List<FoldEvent>) arguments[0];
  }

  private static @Nullable Object invoke(
      IntakeUnit unit, java.lang.reflect.Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(unit, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
