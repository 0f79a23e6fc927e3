// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

/** An event that breaks a limit or lacks what it needs, with the field that is wrong. */
public final class InvalidSourceEventException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  public InvalidSourceEventException(String field, String problem) {
    super(field + " " + problem);
    this.field = field;
  }

  /** Path of the field in the event, such as {@code data.item.id}. */
  public String field() {
    return field;
  }
}
