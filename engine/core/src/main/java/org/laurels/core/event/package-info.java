// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** What happened in a host: statements that never change, and the order they happened in. */
@NullMarked
package org.laurels.core.event;

import org.jspecify.annotations.NullMarked;
