// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.programme;

import java.util.List;

/** A programme document that cannot be used, with all that is wrong. Its author's mistake. */
public final class BadProgrammeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public BadProgrammeException(String document, List<String> problems) {
    super(document + " has " + problems.size() + (problems.size() == 1 ? " problem" : " problems"));
    this.problems = List.copyOf(problems);
  }

  /** One line each, with file, line and column where they are known. */
  public List<String> problems() {
    return problems;
  }
}
