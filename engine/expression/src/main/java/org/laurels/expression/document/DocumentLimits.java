// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

/** The written-down limits of a programme document. */
public final class DocumentLimits {
  /** Bytes of all files of a document together, as UTF-8. */
  public static final int SIZE_MAX = 1 << 20;

  public static final int FILES_MAX = 64;
  public static final int NESTING_MAX = 12;
  public static final int SECTION_ENTRIES_MAX = 2_000;
  public static final int EXTENDS_MAX = 4;
  public static final int ID_LENGTH_MAX = 64;
  public static final int TEXT_LENGTH_MAX = 500;
  public static final long AMOUNT_MAX = 1_000_000_000_000L;
  public static final int PROBLEMS_MAX = 200;

  private DocumentLimits() {}
}
