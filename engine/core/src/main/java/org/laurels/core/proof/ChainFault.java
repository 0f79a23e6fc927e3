// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.proof;

import static java.util.Objects.requireNonNull;

/**
 * Something that is not as it was sealed.
 *
 * @param said what it is, in words
 * @param mark stands for the fault and for what is found there now: the same row that is changed
 *     once more is another fault
 */
public record ChainFault(String said, Sha256 mark) {
  /** How many digits of the mark people type. */
  public static final int ID_LENGTH = 16;

  public ChainFault {
    requireNonNull(said, "said is null");
    requireNonNull(mark, "mark is null");
  }

  /**
   * A fault.
   *
   * @param kind what is wrong
   * @param evidence what is found there, or is missing, each as a text
   */
  static ChainFault of(String said, String kind, Object... evidence) {
    CanonicalForm form = new CanonicalForm().text(kind);
    for (Object each : evidence) {
      form.text(each.toString());
    }
    return new ChainFault(said, form.hash());
  }

  /** What people call it by: the beginning of its mark. */
  public String id() {
    return mark.hex().substring(0, ID_LENGTH);
  }
}
