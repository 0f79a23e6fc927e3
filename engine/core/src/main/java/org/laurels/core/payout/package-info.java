// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * Payouts at the end of periods: what members choose, what is set aside for them, and what became
 * of it. A run may be dry: then it says what it would do and books nothing.
 */
@NullMarked
package org.laurels.core.payout;

import org.jspecify.annotations.NullMarked;
