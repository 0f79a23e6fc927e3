// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.redemption;

import java.time.Instant;

/**
 * Redemptions of a community stand still: something was found that must never be.
 *
 * @param found what it was
 */
public record Halt(String found, Instant at) {}
