// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Discourse: what happens there, what it does not tell, and standings shown there. */
@NullMarked
package org.laurels.plugin.discourse;

import org.jspecify.annotations.NullMarked;
