// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * What a programme says of payouts: when a period ends, what members can choose, and what becomes
 * of those who do not.
 */
@NullMarked
package org.laurels.core.cycle;

import org.jspecify.annotations.NullMarked;
