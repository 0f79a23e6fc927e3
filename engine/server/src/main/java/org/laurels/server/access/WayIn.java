// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import org.laurels.core.access.Session;

/**
 * A way of signing in: looks at what somebody shows and says whose session it may open. {@link
 * SessionBook} opens it; what comes after does not know the way.
 *
 * @param <S> what is shown, such as a signed link or a name with a password
 */
public interface WayIn<S> {
  /** Looks at what is shown; that a thing may be shown only once is used up by this. */
  Answer tryIn(S shown);

  /** What came of it. */
  sealed interface Answer {}

  /** They may come in. */
  record Welcome(Session.Holder holder) implements Answer {}

  /** They may not. */
  record Refused(Refusal why) implements Answer {}

  /** Why somebody may not come in. */
  enum Refusal {
    /** Altered, made up, or of a host that does not send its members here. */
    NOT_GOOD,
    /** It was good, and is too old; or it would be good for longer than it may be. */
    EXPIRED,
    /** It was shown before. */
    USED,
    /** The host vouches for somebody of whom no event has told. */
    UNKNOWN_MEMBER,
    /** The host vouches for an account of another host, for which it may not. */
    MAY_NOT_VOUCH,
    /** Too many tries in a short time. */
    TOO_MANY_TRIES
  }
}
