// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

/** Two identities that an event says are one person, while that event stands. */
public record MergeLink(long eventId, long oneId, long otherId, boolean active) {}
