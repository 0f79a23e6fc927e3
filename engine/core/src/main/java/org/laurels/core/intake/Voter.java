// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

/** Someone who may have voted on an item before. */
public record Voter(long itemId, long actorId) {}
