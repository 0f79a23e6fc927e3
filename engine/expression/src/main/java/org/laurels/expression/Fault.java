// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import org.jspecify.annotations.Nullable;

/**
 * Why an expression was refused, and where in its text.
 *
 * @param line from 1
 * @param column from 1
 * @param suggestion what was probably meant; null where nothing comes close
 */
public record Fault(int line, int column, String message, @Nullable String suggestion) {}
