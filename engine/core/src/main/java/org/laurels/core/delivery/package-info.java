// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * Standings on their way to hosts. What is kept is not changes but what each host was surely made
 * to show, so that nothing can overtake, and what was undone meanwhile never leaves.
 */
@NullMarked
package org.laurels.core.delivery;

import org.jspecify.annotations.NullMarked;
