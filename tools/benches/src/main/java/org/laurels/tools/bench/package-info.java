// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Measures the engine against the raw limit of the same database, in the same run. */
@NullMarked
package org.laurels.tools.bench;

import org.jspecify.annotations.NullMarked;
