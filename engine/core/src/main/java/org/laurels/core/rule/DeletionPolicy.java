// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.rule;

/** What becomes of an award when its item is hidden or deleted. */
public sealed interface DeletionPolicy {
  DeletionPolicy REVERSE = new Reverse();
  DeletionPolicy KEEP = new Keep();

  /** The award is taken back. */
  record Reverse() implements DeletionPolicy {}

  /** The award stays. */
  record Keep() implements DeletionPolicy {}

  /** The award stays where the condition holds for the item at the moment of its deletion. */
  record KeepIf(Expression<Boolean> condition) implements DeletionPolicy {}
}
