// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.proof;

/**
 * Which row it is.
 *
 * @param kind which table it is of
 * @param eventId the event of an entry, which is part of its key; 0 for all else
 * @param id its number, unique in the installation
 */
public record RowName(Kind kind, long eventId, long id) {
  /** The tables whose rows are sealed. */
  public enum Kind {
    /** Of the ledger. */
    ENTRY(1),
    /** Of credits. */
    TRANSFER(2),
    /** That a person has looked at a fault of the chain itself. */
    ACKNOWLEDGEMENT(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** The number by which hashes and stores tell them apart. */
    public int code() {
      return code;
    }

    /** The kind with that number. */
    public static Kind of(int code) {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no kind of row has the code " + code);
    }
  }

  public static RowName entry(long eventId, long id) {
    return new RowName(Kind.ENTRY, eventId, id);
  }

  public static RowName transfer(long id) {
    return new RowName(Kind.TRANSFER, 0, id);
  }

  public static RowName acknowledgement(long id) {
    return new RowName(Kind.ACKNOWLEDGEMENT, 0, id);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case ENTRY -> "entry " + id + " for event " + eventId;
      case TRANSFER -> "credit transfer " + id;
      case ACKNOWLEDGEMENT -> "acknowledgement " + id;
    };
  }
}
