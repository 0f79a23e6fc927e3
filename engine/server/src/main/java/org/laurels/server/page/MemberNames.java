// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import org.laurels.core.member.Identity;
import org.laurels.core.standing.MemberStanding;

/** What members are called on pages: the one place that decides it. */
final class MemberNames {
  private MemberNames() {}

  static String of(MemberStanding member) {
    return of(member.identities().get(0));
  }

  static String of(Identity identity) {
    return identity.id();
  }
}
