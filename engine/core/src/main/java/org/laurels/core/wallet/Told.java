// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

/**
 * What a caller who moves credits is told.
 *
 * @param replayed whether it was done by an earlier call with the same key, and is only told again
 */
public record Told(Answer answer, boolean replayed) {}
