// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Where members stand: what can be read of them, from one place for pages, API and exports. */
@NullMarked
package org.laurels.core.standing;

import org.jspecify.annotations.NullMarked;
