// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

/** Whether an item can be seen in its host. */
public enum ItemStatus {
  LIVE,
  HIDDEN,
  DELETED
}
