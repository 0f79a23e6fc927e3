// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

/** Where something stands; line and column from 1. */
record Place(String file, int line, int column) {
  static Place startOf(String file) {
    return new Place(file, 1, 1);
  }
}
