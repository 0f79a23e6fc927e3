// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** What a programme offers for credits. */
@NullMarked
package org.laurels.core.reward;

import org.jspecify.annotations.NullMarked;
