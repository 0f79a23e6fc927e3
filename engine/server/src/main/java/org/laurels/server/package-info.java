// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** The program: where all parts are put together. */
@NullMarked
package org.laurels.server;

import org.jspecify.annotations.NullMarked;
