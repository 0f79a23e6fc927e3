// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * A chain of seals over the rows of the books: whoever kept the newest hash elsewhere can tell
 * later whether a row was changed, removed, slipped in or moved. Knows rows by number and hash
 * only.
 */
@NullMarked
package org.laurels.core.proof;

import org.jspecify.annotations.NullMarked;
