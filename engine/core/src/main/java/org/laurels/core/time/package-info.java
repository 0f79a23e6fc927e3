// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Windows of time in which limits and boards count, cut in a programme's zone. */
@NullMarked
package org.laurels.core.time;

import org.jspecify.annotations.NullMarked;
