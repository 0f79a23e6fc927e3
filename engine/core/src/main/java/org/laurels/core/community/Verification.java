// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.community;

import java.time.Instant;

/**
 * What proving a community's books once found.
 *
 * @param differences between what is booked and what follows from the events; 0 where all is well
 */
public record Verification(Instant at, long differences) {}
