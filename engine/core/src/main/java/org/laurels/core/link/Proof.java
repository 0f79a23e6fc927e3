// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.link;

/** By what it was shown that two identities are one person. An e-mail address is no proof. */
public enum Proof {
  /** The other account posted a code that was given to the first. */
  CODE,
  /** The host of one account signed that the other is the same person's. */
  CLAIM,
  /** An operator, or a tool of theirs, has said so. */
  OPERATOR,
  /** A host merged the accounts itself and told of it by an event. */
  HOST
}
