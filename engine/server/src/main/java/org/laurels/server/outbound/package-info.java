// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Calls out: whom the server may call, and how. */
@NullMarked
package org.laurels.server.outbound;

import org.jspecify.annotations.NullMarked;
