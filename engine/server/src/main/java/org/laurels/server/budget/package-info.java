// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Where budgets stand, for all who show it. */
@NullMarked
package org.laurels.server.budget;

import org.jspecify.annotations.NullMarked;
