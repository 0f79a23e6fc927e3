// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** How an amount is divided among people. */
@NullMarked
package org.laurels.core.apportionment;

import org.jspecify.annotations.NullMarked;
