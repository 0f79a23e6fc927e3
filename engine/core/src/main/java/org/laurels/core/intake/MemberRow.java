// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import java.util.Set;
import org.laurels.core.fold.MemberState;

/** A member as stored: the identities merged into it, and its figures. */
public record MemberRow(long memberId, Set<Long> identities, MemberState state) {}
