// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * What members get for their credits: the catalogue, and redemptions from the wish to the end.
 * Money moves in two phases; no call to anybody outside happens inside a transaction.
 */
@NullMarked
package org.laurels.core.redemption;

import org.jspecify.annotations.NullMarked;
