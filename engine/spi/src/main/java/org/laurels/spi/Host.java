// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import java.util.Optional;

/**
 * One configured host, as a {@link Connector} opens it: what can be done with it. Every part is
 * optional and may be asked for once and used for long, from several threads at once. Nothing here
 * does I/O by itself: what calls the host is given {@link HostCalls}.
 */
public interface Host {
  /** Turns what the host sends into events; empty where it sends nothing. */
  default Optional<Receiver> receiver() {
    return Optional.empty();
  }

  /** Shows standings in the host; empty where it cannot show any. */
  default Optional<Outlet> outlet() {
    return Optional.empty();
  }

  /** Reads what the host did not send; empty where it cannot be asked. */
  default Optional<CatchUp> catchUp() {
    return Optional.empty();
  }

  /** Tries the configuration out; empty where there is nothing that could be asked. */
  default Optional<Probe> probe() {
    return Optional.empty();
  }

  /** A host that sends, and can do nothing else. */
  static Host of(Receiver receiver) {
    return new Host() {
      @Override
      public Optional<Receiver> receiver() {
        return Optional.of(receiver);
      }
    };
  }
}
