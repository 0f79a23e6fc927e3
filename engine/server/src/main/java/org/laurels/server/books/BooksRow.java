// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.books;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A figure of the books.
 *
 * @param part which table it is of: month, liability, breakage or solutions
 * @param what it says; of a liability the month in which it ends, or never
 * @param amount in credits, but for the number of solutions and of months
 * @param worth the same in minor units of the currency; absent where nothing is said of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BooksRow(
    String part,
    String unit,
    String what,
    long amount,
    @Nullable Long worth,
    @Nullable String currency) {}
