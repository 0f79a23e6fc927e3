// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of showing one standing in a host. */
public sealed interface Delivery {
  /** It shows. */
  record Done() implements Delivery {}

  /**
   * Not now: the host is busy or broken. All of the connection's deliveries wait.
   *
   * @param reason for the operator, without a secret
   * @param after how long the host asked us to wait; null where it said nothing
   */
  record Later(String reason, @Nullable Duration after) implements Delivery {
    public Later {
      requireNonNull(reason, "reason is null");
    }
  }

  /**
   * Not this one: the host does not know the person or does not want it. The next ones are tried,
   * and this one again when it changes or the operator asks.
   *
   * @param reason for the operator, without a secret
   */
  record Refused(String reason) implements Delivery {
    public Refused {
      requireNonNull(reason, "reason is null");
    }
  }

  /**
   * Never again: the host says that nobody listens any more. The engine sends nothing to the
   * connection until the operator switches it on anew.
   *
   * @param reason for the operator, without a secret
   */
  record Gone(String reason) implements Delivery {
    public Gone {
      requireNonNull(reason, "reason is null");
    }
  }

  /**
   * What most hosts mean by a status other than success: 410 is {@link Gone}, 408, 425, 429 and
   * from 500 on {@link Later}, anything else {@link Refused}.
   *
   * @param what was asked of the host, such as {@code giving a badge}
   */
  static Delivery of(String what, HostResponse response) {
    int status = response.status();
    if (response.isSuccess()) {
      return new Done();
    }
    String reason = what + ": the host answered " + status;
    if (status == 410) {
      return new Gone(reason);
    }
    if (status == 408 || status == 425 || status == 429 || status >= 500) {
      return new Later(reason, response.retryAfter().orElse(null));
    }
    return new Refused(reason);
  }
}
