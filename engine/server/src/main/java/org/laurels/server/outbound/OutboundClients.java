// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.outbound;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What calls out, made once for each rule and closed with the program. Thread-safe. */
public final class OutboundClients implements AutoCloseable {
  private final Map<OutboundRule, OutboundHttp> clients = new ConcurrentHashMap<>();

  /** What calls where the rule allows it. */
  public OutboundHttp of(OutboundRule rule) {
    return clients.computeIfAbsent(rule, OutboundHttp::new);
  }

  @Override
  public void close() {
    clients.values().forEach(OutboundHttp::close);
    clients.clear();
  }
}
