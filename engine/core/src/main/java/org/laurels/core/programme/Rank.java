// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.programme;

import org.laurels.core.rule.Expression;

/** A named status. A member has the last one in the programme's list whose condition holds. */
public record Rank(String id, String name, Expression<Boolean> condition) {}
