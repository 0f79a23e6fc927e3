// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.community;

import java.time.Instant;

/**
 * A version of a community's programme as it was published.
 *
 * @param number from 1
 * @param from the moment from which it holds for what is spendable
 * @param since the moment from which it holds for all else; {@link Instant#MIN} for all of the past
 * @param note why it was published
 */
public record PublishedProgramme(
    int number,
    WrittenProgramme written,
    Instant from,
    Instant since,
    String note,
    Instant publishedAt) {}
