// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** What runs by the clock. */
@NullMarked
package org.laurels.server.job;

import org.jspecify.annotations.NullMarked;
