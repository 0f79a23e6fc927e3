// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * Credits that somebody puts on an item for whoever helps with it: set aside until they are
 * awarded, split or returned.
 */
@NullMarked
package org.laurels.core.bounty;

import org.jspecify.annotations.NullMarked;
