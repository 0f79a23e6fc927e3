// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Plugins: loads them, runs what they offer, and translates between their words and ours. */
@NullMarked
package org.laurels.server.host;

import org.jspecify.annotations.NullMarked;
