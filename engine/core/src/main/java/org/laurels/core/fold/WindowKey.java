// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import org.laurels.core.time.Window;

/**
 * One window of one limit or figure.
 *
 * @param what a limit's id or, for a figure, "gained:" and a unit
 * @param subject whose awards count together within the member; empty for all of them
 * @param startDay epoch day on which the window starts
 */
public record WindowKey(String what, String subject, Window window, long startDay) {}
