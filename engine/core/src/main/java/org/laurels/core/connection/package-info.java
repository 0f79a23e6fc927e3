// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Hosts that send to us: what is configured of each, what they sent, and what came of it. */
@NullMarked
package org.laurels.core.connection;

import org.jspecify.annotations.NullMarked;
