// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * Boards as pages, API, widgets and exports read them: from one place, so that all say the same.
 */
@NullMarked
package org.laurels.server.board;

import org.jspecify.annotations.NullMarked;
