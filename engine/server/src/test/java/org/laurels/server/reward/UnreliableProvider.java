// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.reward;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody who pays out over a bad line, the border of what is ours: knows each redemption by its
 * id and decides about it once, but often does not say so, says so later or says so twice. Of what
 * it refuses, it sometimes claims afterwards that it was paid.
 */
final class UnreliableProvider implements AutoCloseable {
  static final int UNKNOWN_PERCENT = 30;
  static final int TWICE_PERCENT = 10;
  static final int LATE_PERCENT = 5;
  private static final int REFUSED_PERCENT = 15;

  private final HttpServer server;
  private final Random random;
  private final Map<String, Boolean> decided = new HashMap<>();
  private final Map<String, Integer> payouts = new HashMap<>();
  private final List<String> twice = new ArrayList<>();
  private final Set<String> contradicted = new TreeSet<>();
  private int refusals;
  private int told;
  private int unknown;

  UnreliableProvider(long seed) {
    random = new Random(seed);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::hear);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/pay";
  }

  private synchronized void hear(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    exchange.getRequestBody().readAllBytes();
    told++;
    boolean unsaid = random.nextInt(100) < UNKNOWN_PERCENT;
    if (unsaid) {
      unknown++;
    }
    // Half of what is not answered was never done either: the line broke on the way here.
    if (!unsaid || random.nextBoolean()) {
      decide(id);
    }
    if (unsaid) {
      say(exchange, List.of(202, 429, 500, 502, 0).get(random.nextInt(5)), "");
    } else {
      say(exchange, 200, "{\"status\":\"%s\"}".formatted(isPaid(id) ? "done" : "refused"));
    }
  }

  private void decide(String id) {
    if (!decided.containsKey(id)) {
      boolean pays = random.nextInt(100) >= REFUSED_PERCENT;
      decided.put(id, pays);
      if (pays) {
        payouts.merge(id, 1, Integer::sum);
      }
      if (random.nextInt(100) < TWICE_PERCENT) {
        twice.add(id);
      }
      // Counted and not drawn, so that a short run has some, too.
      if (!pays && refusals++ % (REFUSED_PERCENT / LATE_PERCENT) == 0) {
        contradicted.add(id);
      }
    }
  }

  /** A status of 0 is a line that breaks. */
  private static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    if (status > 0) {
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  synchronized boolean isPaid(String id) {
    return decided.getOrDefault(id, false);
  }

  synchronized Map<String, Integer> payouts() {
    return Map.copyOf(payouts);
  }

  /** What it has decided of late and calls back about twice. */
  synchronized List<String> takeCallbacks() {
    List<String> taken = List.copyOf(twice);
    twice.clear();
    return taken;
  }

  /** What it has refused and will claim to have paid. */
  synchronized Set<String> contradicted() {
    return Set.copyOf(contradicted);
  }

  synchronized String figures() {
    return "told %d times, %d of them without an answer".formatted(told, unknown);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
