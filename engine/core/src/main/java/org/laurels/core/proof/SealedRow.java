// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.proof;

/**
 * A row as a block names it.
 *
 * @param print the first bytes of the row's hash, by which the row that was changed is told from
 *     its neighbours; what proves that none was is the block's root
 */
public record SealedRow(RowName row, long print) {}
