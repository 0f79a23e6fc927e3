// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * How it is shown that two identities are one person: codes, whoever vouches, and what came of it.
 */
@NullMarked
package org.laurels.core.link;

import org.jspecify.annotations.NullMarked;
