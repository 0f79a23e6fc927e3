// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Marks of achievement: what they are for and who holds them. */
@NullMarked
package org.laurels.core.badge;

import org.jspecify.annotations.NullMarked;
