// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * Second half of the fold: a member's timeline and the programme's versions, to lines, badges and
 * figures. Pure: it reads what it is given and touches nothing.
 */
@NullMarked
package org.laurels.core.fold;

import org.jspecify.annotations.NullMarked;
