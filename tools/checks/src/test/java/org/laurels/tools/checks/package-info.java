// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors

/**
 * The house rules that no compiler knows, as ordinary tests over the text of the sources and poms.
 *
 * <p>Each test names file and line of what it found. What may change is a constant list at the top
 * of its test.
 */
@NullMarked
package org.laurels.tools.checks;

import org.jspecify.annotations.NullMarked;
