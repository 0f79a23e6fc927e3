// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.rule;

/** Which of the people around an event gains by it. */
public enum Role {
  ACTOR("actor"),
  ITEM_AUTHOR("item.author"),
  PARENT_AUTHOR("parent.author");

  private final String text;

  Role(String text) {
    this.text = text;
  }

  /** How a programme document writes it. */
  public String text() {
    return text;
  }
}
