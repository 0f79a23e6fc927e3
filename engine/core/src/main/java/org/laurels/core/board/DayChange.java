// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.board;

/**
 * By how much what an identity has gained in a series on one day has changed.
 *
 * @param series id of a unit or of a tally
 * @param day epoch day in the programme's zone; {@link Period#BEGINNING} for what members begin
 *     with
 */
public record DayChange(long identityId, String series, long day, long amount) {}
