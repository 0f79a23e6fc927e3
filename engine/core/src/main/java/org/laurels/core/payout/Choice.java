// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a member has chosen for a period. Choosing again takes its place.
 *
 * @param identityId the member's first identity, by which it is found after a merge is undone
 */
public record Choice(String cycle, LocalDate first, long identityId, String way, Instant at) {}
