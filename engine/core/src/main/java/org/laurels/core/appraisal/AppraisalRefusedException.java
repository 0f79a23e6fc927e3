// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.appraisal;

/** An appraisal cannot be made so. Nothing was decided. */
public final class AppraisalRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** The reasons, which callers may tell in other words. */
  public enum Reason {
    NO_APPRAISAL,
    NO_PERIOD,
    NO_BRACKET,
    NO_DECISION,
    /** The period goes on. */
    TOO_EARLY,
    /** Not what was looked at: the figures, the members or the decision are others by now. */
    STALE
  }

  public AppraisalRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
