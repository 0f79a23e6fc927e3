// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

/** The written-down limits of an expression. */
public final class ExpressionLimits {
  public static final int LENGTH_MAX = 4_000;

  /** Depth of the syntax tree; chains of {@code &&} and {@code ||} count by their logarithm. */
  public static final int NESTING_MAX = 32;

  /** Comprehensions within comprehensions, such as {@code exists} within {@code all}. */
  public static final int COMPREHENSION_NESTING_MAX = 2;

  /** Steps of all comprehensions of one evaluation together. */
  public static final int COMPREHENSION_STEPS_MAX = 1_000;

  /** Size of a regular expression as RE2 counts it. */
  public static final int REGEX_PROGRAM_MAX = 500;

  /** Faults reported of one expression. */
  public static final int FAULTS_MAX = 10;

  private ExpressionLimits() {}
}
