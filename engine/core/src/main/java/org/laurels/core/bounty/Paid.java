// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.bounty;

/**
 * What somebody got of a bounty.
 *
 * @param memberId whose it is now
 * @param identityId the identity that got it
 * @param amount 0 where the bounty was smaller than the number of those who share it
 */
public record Paid(long memberId, long identityId, long parts, long amount) {}
