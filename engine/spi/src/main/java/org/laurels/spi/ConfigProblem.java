// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

/**
 * What is wrong with a configuration.
 *
 * @param field the field's name
 * @param problem in words, without the value of a secret; may name a line and column of a text
 */
public record ConfigProblem(String field, String problem) {
  @Override
  public String toString() {
    return field + ": " + problem;
  }
}
