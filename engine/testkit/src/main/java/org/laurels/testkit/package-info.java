// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** What tests share: fixtures, the pinned clock, in-memory stores, the contract of every store. */
@NullMarked
package org.laurels.testkit;

import org.jspecify.annotations.NullMarked;
