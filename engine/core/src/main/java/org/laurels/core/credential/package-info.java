// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Badge grants as documents that can be carried elsewhere and proven there. */
@NullMarked
package org.laurels.core.credential;

import org.jspecify.annotations.NullMarked;
