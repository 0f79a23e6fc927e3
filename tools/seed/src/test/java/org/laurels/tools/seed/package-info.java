// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Tests of the generators. */
@NullMarked
package org.laurels.tools.seed;

import org.jspecify.annotations.NullMarked;
