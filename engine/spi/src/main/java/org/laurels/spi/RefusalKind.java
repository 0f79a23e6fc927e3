// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

/** Why a request is refused. */
public enum RefusalKind {
  /** It does not prove that the host sent it. */
  BAD_SIGNATURE,
  /** It was signed, but too long ago or ahead of time. */
  STALE,
  /** It cannot be read, or lacks what an event needs. */
  MALFORMED
}
