// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.bounty;

/**
 * Who is to get how much of a bounty.
 *
 * @param parts as many of all parts that are written
 */
public record Share(long memberId, long parts) {}
