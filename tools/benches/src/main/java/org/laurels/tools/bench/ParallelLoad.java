// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * As much as some connections get through: each sends its next message when the last is answered.
 * Connection k of n sends messages k, k + n, k + 2n, ..., so that what the generator put into one
 * message or far apart also arrives in its order.
 */
final class ParallelLoad {
  private final HttpSender sender;
  private final int connections;

  ParallelLoad(HttpSender sender, int connections) {
    this.sender = sender;
    this.connections = connections;
  }

  Load send(List<HttpSender.Message> messages) throws InterruptedException {
    long[] nanos = new long[messages.size()];
    List<Callable<Integer>> shares = new ArrayList<>();
    for (int k = 0; k < connections; k++) {
      int first = k;
      shares.add(() -> sendShare(messages, first, nanos));
    }
    ExecutorService senders = Executors.newFixedThreadPool(connections);
    try {
      long events = 0;
      long begun = System.nanoTime();
      for (Future<Integer> share : senders.invokeAll(shares)) {
        events += share.get();
      }
      return new Load(events, System.nanoTime() - begun, Latencies.ofNanos(nanos));
    } catch (ExecutionException e) {
      throw new IllegalStateException("the load failed: " + e.getCause(), e);
    } finally {
      senders.shutdownNow();
    }
  }

  private int sendShare(List<HttpSender.Message> messages, int first, long[] nanos)
      throws Exception {
    int events = 0;
    for (int i = first; i < messages.size(); i += connections) {
      long begun = System.nanoTime();
      sender.send(messages.get(i));
      nanos[i] = System.nanoTime() - begun;
      events += messages.get(i).events();
    }
    return events;
  }
}
