// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** The tables that go to whoever pays members out, and come back. */
@NullMarked
package org.laurels.server.payout;

import org.jspecify.annotations.NullMarked;
