// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** The host's things: what is known of an item, its running figures, and the fold of a thread. */
@NullMarked
package org.laurels.core.item;

import org.jspecify.annotations.NullMarked;
