// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * What those who keep the accounts ask: what was earned, spent and lost in a month, what is still
 * owed to members and until when, and what a solution costs. Reads transfers and moves nothing.
 */
@NullMarked
package org.laurels.core.books;

import org.jspecify.annotations.NullMarked;
