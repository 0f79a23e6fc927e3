// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.badge;

/**
 * What a member can hold once.
 *
 * @param itemId the item it is for; 0 where the badge is held once
 */
public record BadgeKey(String badge, long itemId) {}
