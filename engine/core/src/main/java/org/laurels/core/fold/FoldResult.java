// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.util.List;
import org.laurels.core.badge.BadgeGrant;
import org.laurels.core.ledger.Line;

/**
 * What a fold came to.
 *
 * @param lines what the books should say: of the whole timeline, or of the events given where the
 *     fold went on from a state
 * @param grants badges met, likewise
 */
public record FoldResult(MemberState state, List<Line> lines, List<BadgeGrant> grants) {}
