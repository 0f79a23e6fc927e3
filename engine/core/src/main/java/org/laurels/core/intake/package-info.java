// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * Where the features meet: takes events in, runs the fold over what they touch, and writes the
 * whole outcome in one transaction, which it owns.
 */
@NullMarked
package org.laurels.core.intake;

import org.jspecify.annotations.NullMarked;
