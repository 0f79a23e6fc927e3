// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.books;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What members have that ends in one month.
 *
 * @param ends null for what never ends
 */
public record Liability(String unit, @Nullable YearMonth ends, long amount) {}
