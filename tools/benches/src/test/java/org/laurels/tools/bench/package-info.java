// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Tests of the benches, not of what they measure. */
@NullMarked
package org.laurels.tools.bench;

import org.jspecify.annotations.NullMarked;
