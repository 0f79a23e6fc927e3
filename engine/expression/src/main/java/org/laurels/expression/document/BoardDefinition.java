// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

/**
 * A board as a document asks for it.
 *
 * @param window day, week, month, quarter, year or ever
 * @param show how many positions are shown
 */
public record BoardDefinition(String id, String unit, String window, int show) {}
