// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * Credits that are spent: where they are, from when and until when they may be used, and what is
 * owed. Knows nothing of rules, rewards or payouts.
 */
@NullMarked
package org.laurels.core.wallet;

import org.jspecify.annotations.NullMarked;
