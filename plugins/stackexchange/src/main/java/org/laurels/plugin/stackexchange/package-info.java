// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * Reads the public data dumps of Stack Exchange communities. {@code DumpImport} tells the story of
 * a run; {@code Comparison} what it does when the engine already holds an older dump.
 */
@NullMarked
package org.laurels.plugin.stackexchange;

import org.jspecify.annotations.NullMarked;
