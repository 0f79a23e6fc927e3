// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.link;

import static java.util.Objects.requireNonNull;

/**
 * Who says that identities are linked, or are not, and why. It names no member: notes outlive an
 * erasure.
 *
 * @param by such as "member", "host desk" or "operator maria"
 * @param note why, in an operator's words; empty where none are needed
 */
public record LinkNote(Proof proof, String by, String note) {
  public static final int BY_LENGTH_MAX = 190;
  public static final int NOTE_LENGTH_MAX = 500;

  public LinkNote {
    requireNonNull(proof, "proof is null");
    if (by.isEmpty() || by.length() > BY_LENGTH_MAX) {
      throw new IllegalArgumentException("by must have 1 to " + BY_LENGTH_MAX + " characters");
    }
    if (note.length() > NOTE_LENGTH_MAX) {
      throw new IllegalArgumentException("a note has at most " + NOTE_LENGTH_MAX + " characters");
    }
  }
}
