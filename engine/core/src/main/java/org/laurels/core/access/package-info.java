// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Who comes in: sessions, the hosts that send their members, operators. */
@NullMarked
package org.laurels.core.access;

import org.jspecify.annotations.NullMarked;
