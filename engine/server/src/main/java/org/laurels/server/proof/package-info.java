// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Proves that the books hold: seals them, and checks what must be so. */
@NullMarked
package org.laurels.server.proof;

import org.jspecify.annotations.NullMarked;
