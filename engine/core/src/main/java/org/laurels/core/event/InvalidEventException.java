// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.event;

/** An event that cannot be taken, with the field that is wrong. A sender's mistake, not a bug. */
public final class InvalidEventException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  public InvalidEventException(String field, String problem) {
    super(field + " " + problem);
    this.field = field;
  }

  /** Path of the field in the event, such as {@code data.item.id}. */
  public String field() {
    return field;
  }
}
