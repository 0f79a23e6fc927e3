// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.community;

/**
 * A programme as a manager wrote it, with all that it takes to read it the same for ever.
 *
 * @param name the programme's own id
 * @param document word for word
 * @param extended the texts of the programmes that the document extends, as they were then; empty
 *     where it extends none
 */
public record WrittenProgramme(String name, String document, String extended) {
  /** A programme that extends no other. */
  public static WrittenProgramme of(String name, String document) {
    return new WrittenProgramme(name, document, "");
  }
}
