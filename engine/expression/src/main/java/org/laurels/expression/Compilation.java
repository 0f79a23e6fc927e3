// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import java.util.List;

/** What became of a text: an expression, or all that is wrong with it. */
public sealed interface Compilation<T> {

  /** The text is an expression of the wanted type. */
  record Compiled<T>(CelExpression<T> expression) implements Compilation<T> {}

  /** The text is not. */
  record Refused<T>(List<Fault> faults) implements Compilation<T> {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
