// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page.signin;

import java.util.Locale;
import org.laurels.server.access.WayIn;

/** What is told to those who cannot come in, or not like this. Its words are among the texts. */
enum Notice {
  LINK_NOT_GOOD,
  LINK_EXPIRED,
  LINK_USED,
  UNKNOWN_MEMBER,
  MAY_NOT_VOUCH,
  NOT_SIGNED_IN,
  FORM_IS_OLD,
  BEGUN_ALREADY;

  /** The key of its heading. */
  String title() {
    return "notice." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The key of what it says. */
  String text() {
    return title() + ".text";
  }

  static Notice of(WayIn.Refusal refusal) {
    return switch (refusal) {
      case EXPIRED -> LINK_EXPIRED;
      case USED -> LINK_USED;
      case UNKNOWN_MEMBER -> UNKNOWN_MEMBER;
      case MAY_NOT_VOUCH -> MAY_NOT_VOUCH;
      case NOT_GOOD, TOO_MANY_TRIES -> LINK_NOT_GOOD;
    };
  }
}
