// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.badge;

/**
 * What a member can hold once.
 *
 * @param itemId the item it is for; 0 where it is not held for each item
 * @param occasion the event it is for, or the epoch day on which the window starts that it is for;
 *     0 where it is held once for all time or for an item
 */
public record BadgeKey(String badge, long itemId, long occasion) {
  /** Something that is held for no occasion. */
  public BadgeKey(String badge, long itemId) {
    this(badge, itemId, 0);
  }
}
