// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.checks;

/** One place that breaks a house rule. */
record Finding(String file, int line, String what) {
  @Override
  public String toString() {
    return file + ":" + line + " " + what;
  }
}
