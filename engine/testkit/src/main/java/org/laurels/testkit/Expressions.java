// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.util.function.Function;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Facts;

/** Expressions written in Java, for programmes that no document describes. */
public final class Expressions {
  private Expressions() {}

  /** An expression that this function evaluates. */
  public static <T> Expression<T> java(String text, Function<Facts, T> evaluate) {
    return new Expression<>() {
      @Override
      public T evaluate(Facts facts) {
        return evaluate.apply(facts);
      }

      @Override
      public String text() {
        return text;
      }
    };
  }

  public static long number(Facts facts, String name) {
    return (Long) facts.fact(name);
  }

  public static String text(Facts facts, String name) {
    return (String) facts.fact(name);
  }

  public static boolean yes(Facts facts, String name) {
    return (Boolean) facts.fact(name);
  }
}
