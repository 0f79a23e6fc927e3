// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

/** An item as it stood at one moment: what a rule read, kept with the event it was read for. */
public record ItemView(long itemId, ItemFacts facts, ItemFigures figures) {}
