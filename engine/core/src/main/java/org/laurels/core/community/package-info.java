// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** The tenant: everything belongs to one community. */
@NullMarked
package org.laurels.core.community;

import org.jspecify.annotations.NullMarked;
