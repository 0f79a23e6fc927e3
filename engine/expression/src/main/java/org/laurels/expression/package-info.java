// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * CEL behind the conditions, amounts and keys of a programme: text is compiled and type-checked
 * once, bounded, and then reads facts only.
 */
@NullMarked
package org.laurels.expression;

import org.jspecify.annotations.NullMarked;
