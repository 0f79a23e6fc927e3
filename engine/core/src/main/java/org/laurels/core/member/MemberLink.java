// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.member;

/**
 * An identity's row: its number, and the member it belongs to now.
 *
 * <p>The member is named by the smallest identity number among those merged into it, so a member
 * without merges is its own identity. Entries stay on the identity that earned them; that makes a
 * merge reversible.
 *
 * @param identityId number of the identity, unique in the installation
 * @param memberId number of the member it belongs to
 */
public record MemberLink(long identityId, Identity identity, long memberId) {}
