// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import org.laurels.core.community.Community;

/** What can be said of a credential that somebody brings. */
sealed interface Verdict {
  /** Signed here, unchanged, and it holds. */
  record Valid(Community community, Credential credential) implements Verdict {}

  /** Signed here and unchanged, but the badge was taken back, or its holder erased. */
  record Revoked(Community community) implements Verdict {}

  /** It says that it is signed here, and the signature does not fit. */
  record Changed() implements Verdict {}

  /** It names a community or key of this address that there is not. */
  record UnknownIssuer() implements Verdict {}

  /** Signed by somebody else: only they can tell. */
  record NotOurs(String key) implements Verdict {}

  /** No credential can be read in it. */
  record Unreadable() implements Verdict {}
}
