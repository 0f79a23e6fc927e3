// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** The programme: one versioned document of rules, limits, badges and ranks. */
@NullMarked
package org.laurels.core.programme;

import org.jspecify.annotations.NullMarked;
