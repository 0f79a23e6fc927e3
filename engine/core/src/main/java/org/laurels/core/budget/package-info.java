// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** How much rules may give in all, and what waits for money. */
@NullMarked
package org.laurels.core.budget;

import org.jspecify.annotations.NullMarked;
