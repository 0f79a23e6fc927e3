// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.bounty;

/**
 * The item a bounty is on.
 *
 * @param number the engine's
 * @param host which host it is of
 * @param id what that host calls it
 */
public record BountyItem(long number, String host, String id) {}
