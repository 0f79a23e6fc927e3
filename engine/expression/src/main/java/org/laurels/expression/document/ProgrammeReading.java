// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.programme.Programme;

/** What became of a document: a programme, or all that is wrong with it. */
public sealed interface ProgrammeReading {

  /**
   * The document is a programme.
   *
   * @param title null where the document has none
   * @param look how the community shows itself
   * @param embeds on whose pages it may be shown
   * @param extended texts of the programmes it extends, by name, directly or through another
   */
  record Accepted(
      Programme programme,
      @Nullable String title,
      Look look,
      Embeds embeds,
      Map<String, String> extended)
      implements ProgrammeReading {
    public Accepted {
      extended = Map.copyOf(extended);
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
