// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Stands between a sender and Laurels, keeps what was taken, and answers 502 for who is away. */
final class Relay implements AutoCloseable {
  /** A request that Laurels took. */
  record Taken(Map<String, List<String>> headers, String body) {}

  private final HttpServer server;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final List<Taken> taken = Collections.synchronizedList(new ArrayList<>());
  private volatile Supplier<String> target = () -> "";

  Relay() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(2));
    server.createContext("/", this::relay);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void to(Supplier<String> address) {
    target = address;
  }

  List<Taken> taken() {
    return List.copyOf(taken);
  }

  private void relay(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(java.util.Locale.ROOT);
              if (lower.startsWith("webhook-") || lower.equals("content-type")) {
                headers.put(lower, List.copyOf(values));
              }
            });
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target.get() + exchange.getRequestURI()))
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach((name, values) -> request.header(name, values.get(0)));
    int status = 502;
    byte[] answer = {};
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      status = response.statusCode();
      answer = response.body();
      if (status == 200) {
        taken.add(new Taken(headers, new String(body, StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      // Nobody there; the sender hears 502 and tries again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    ((java.util.concurrent.ExecutorService) server.getExecutor()).shutdownNow();
  }
}
