// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Members in the order of an amount gained in a period: what boards are, and how they are kept. */
@NullMarked
package org.laurels.core.board;

import org.jspecify.annotations.NullMarked;
