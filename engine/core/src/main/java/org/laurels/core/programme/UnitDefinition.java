// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.programme;

import org.jspecify.annotations.Nullable;

/**
 * A unit that the programme counts.
 *
 * @param start what every member has from the beginning
 * @param floor what no event takes a member below; null where there is none
 * @param spendable whether it is money-like: never recomputed by a change of rules
 */
public record UnitDefinition(String id, long start, @Nullable Long floor, boolean spendable) {}
