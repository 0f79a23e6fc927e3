// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What a {@link Receiver} makes of a request. */
public sealed interface Reception {
  /** The most events that one request may bring. */
  int EVENTS_MAX = 1_000;

  /**
   * The request was good.
   *
   * @param events what it says, at most {@link #EVENTS_MAX}, in their order
   */
  record Taken(List<SourceEvent> events) implements Reception {
    public Taken {
      events = List.copyOf(events);
      if (events.isEmpty()) {
        throw new IllegalArgumentException("without events it is Ignored, with the reason");
      }
      if (events.size() > EVENTS_MAX) {
        throw new IllegalArgumentException(
            "there are " + events.size() + " events, at most " + EVENTS_MAX + " are taken");
      }
    }
  }

  /**
   * The request was good, and of no use here. The host is told all is well, for many a host stops
   * sending after a few errors.
   *
   * @param reason one of a few fixed texts, for the health page
   */
  record Ignored(String reason) implements Reception {
    public Ignored {
      requireNonNull(reason, "reason is null");
    }
  }

  /**
   * The request cannot be taken.
   *
   * @param detail for the operator, without a secret; the sender is told the kind only
   */
  record Refused(RefusalKind kind, String detail) implements Reception {
    public Refused {
      requireNonNull(kind, "kind is null");
      requireNonNull(detail, "detail is null");
    }
  }
}
