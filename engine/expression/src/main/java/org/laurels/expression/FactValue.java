// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;
import java.util.Collection;
import java.util.Map;

/**
 * A fact that is one value, wrapped for CEL to unwrap. Handed one bare, CEL asks of it whether it
 * is a list, a map and more; on JDK 17 these questions take as long as all the rest of an
 * evaluation.
 */
@Immutable
final class FactValue extends OpaqueValue {
  private static final OpaqueType TYPE = OpaqueType.create("laurels.fact");

  @SuppressWarnings("Immutable") // a text, number, boolean or instant, or the facts themselves
  private final Object value;

  private FactValue(Object value) {
    this.value = value;
  }

  /** The value as CEL takes it fastest. */
  static Object of(Object value) {
    boolean isOne = value instanceof String || value instanceof Long || value instanceof Boolean;
    boolean isSeveral = !isOne && (value instanceof Collection || value instanceof Map);
    return isSeveral ? value : new FactValue(value);
  }

  @Override
  public Object value() {
    return value;
  }

  @Override
  public OpaqueType celType() {
    return TYPE;
  }
}
