// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.programme.Programme;

/** What became of a document: a programme, or all that is wrong with it. */
public sealed interface ProgrammeReading {

  /**
   * The document is a programme.
   *
   * @param title null where the document has none
   */
  record Accepted(Programme programme, @Nullable String title, List<BoardDefinition> boards)
      implements ProgrammeReading {
    public Accepted {
      boards = List.copyOf(boards);
    }
  }

  /**
   * The document is not.
   *
   * @param problems in the order of files, lines and columns; never empty
   */
  record Refused(List<Problem> problems) implements ProgrammeReading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
