// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** What an event is worth: conditions, awards and limits, as the programme wrote them. */
@NullMarked
package org.laurels.core.rule;

import org.jspecify.annotations.NullMarked;
