// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.redemption;

import java.util.Optional;

/**
 * How far a redemption is. Credits are held in {@link #HELD}, {@link #APPROVED} and {@link
 * #SUBMITTED}, spent in {@link #SETTLED}, and back with the member in all others.
 */
public enum RedemptionState {
  /** The credits are set aside; people have yet to say yes. */
  HELD(1),
  /** To be fulfilled. */
  APPROVED(2),
  /** Whoever fulfils it was told, and has not answered for certain. */
  SUBMITTED(3),
  /** Fulfilled. */
  SETTLED(4),
  /** A person said no. */
  REJECTED(5),
  /** The member thought better of it. */
  CANCELLED(6),
  /** Whoever was to fulfil it refused. */
  RELEASED(7),
  /** Paid back after it had been fulfilled. */
  REFUNDED(8);

  private final int code;

  RedemptionState(int code) {
    this.code = code;
  }

  /** What can happen to a redemption. */
  public enum Step {
    APPROVE,
    REJECT,
    CANCEL,
    SUBMIT,
    SETTLE,
    REFUSE,
    REFUND
  }

  /** The number that stores keep. */
  public int code() {
    return code;
  }

  /** The state with that number. */
  public static RedemptionState of(int code) {
    for (RedemptionState state : values()) {
      if (state.code == code) {
        return state;
      }
    }
    throw new IllegalArgumentException("no state has the code " + code);
  }

  /** Where a step leads to; nothing where it cannot be taken. */
  public Optional<RedemptionState> after(Step step) {
    return Optional.ofNullable(
        switch (this) {
          case HELD ->
              switch (step) {
                case APPROVE -> APPROVED;
                case REJECT -> REJECTED;
                case CANCEL -> CANCELLED;
                case SUBMIT, SETTLE, REFUSE, REFUND -> null;
              };
          case APPROVED ->
              switch (step) {
                case SUBMIT -> SUBMITTED;
                case REJECT -> REJECTED;
                case CANCEL -> CANCELLED;
                case APPROVE, SETTLE, REFUSE, REFUND -> null;
              };
          case SUBMITTED ->
              switch (step) {
                case SETTLE -> SETTLED;
                case REFUSE -> RELEASED;
                case APPROVE, REJECT, CANCEL, SUBMIT, REFUND -> null;
              };
          case SETTLED -> step == Step.REFUND ? REFUNDED : null;
          case REJECTED, CANCELLED, RELEASED, REFUNDED -> null;
        });
  }

  /** Whether credits are set aside. */
  public boolean holds() {
    return this == HELD || this == APPROVED || this == SUBMITTED;
  }

  /** Whether what was set aside has been spent, now or before a refund. */
  public boolean captured() {
    return this == SETTLED || this == REFUNDED;
  }
}
