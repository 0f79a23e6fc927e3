// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.badge;

import java.time.Instant;

/**
 * The record that a member holds a badge.
 *
 * @param identityId the identity that earned it
 * @param eventId the event that met the condition: the evidence
 * @param version of the programme that granted it
 */
public record BadgeGrant(
    BadgeKey key, long identityId, long eventId, int version, Instant grantedAt) {}
