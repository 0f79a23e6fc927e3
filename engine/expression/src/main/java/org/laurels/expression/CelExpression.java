// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import java.util.List;
import java.util.Map;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Facts;

/** An expression that can tell what it reads. */
public interface CelExpression<T> extends Expression<T> {

  /** Names of the facts it reads, each once, in the order of the text. */
  @Override
  List<String> reads();

  /**
   * What it reads and the values found there, in the order of the text: facts by name, calls as
   * written, such as {@code member.count('solution.accepted')}. What cannot be read is left out.
   */
  @Override
  Map<String, Object> readings(Facts facts);
}
