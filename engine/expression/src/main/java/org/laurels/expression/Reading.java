// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import java.util.function.Function;
import org.laurels.core.rule.Facts;

/**
 * One thing that an expression reads.
 *
 * @param text as receipts print it
 * @param isFact whether it is a fact with a name, rather than a call
 */
record Reading(String text, boolean isFact, Function<Facts, Object> value) {}
