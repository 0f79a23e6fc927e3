// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Invents communities and traffic from a seed, for demonstrations, tests and benches. */
@NullMarked
package org.laurels.tools.seed;

import org.jspecify.annotations.NullMarked;
