// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Who may do what. */
@NullMarked
package org.laurels.server.access;

import org.jspecify.annotations.NullMarked;
