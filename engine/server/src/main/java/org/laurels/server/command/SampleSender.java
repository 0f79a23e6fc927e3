// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.laurels.core.event.Event;

/** Sends events to a server as any host does: over HTTP, with a token. */
final class SampleSender {
  private static final int BATCH = 500;
  private static final int ATTEMPTS_MAX = 20;
  private static final Duration ANSWER_MAX = Duration.ofSeconds(90);
  private static final int OK = 200;
  private static final int OVERLOADED = 503;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper mapper = new ObjectMapper();
  private final URI target;
  private final String token;
  private final Map<String, Integer> counts = new TreeMap<>();
  private volatile int sent;

  SampleSender(String address, String community, String token) {
    this.target = URI.create(address + "/api/v1/communities/" + community + "/events");
    this.token = token;
  }

  int sent() {
    return sent;
  }

  /** Sends them in their order and answers how many had which receipt. */
  Map<String, Integer> send(List<Event> events, BooleanSupplier stopped) {
    for (int from = 0; from < events.size() && !stopped.getAsBoolean(); from += BATCH) {
      List<Event> batch = events.subList(from, Math.min(events.size(), from + BATCH));
      for (JsonNode receipt : post(CloudEventJson.batch(batch)).path("receipts")) {
        counts.merge(receipt.path("status").asText(), 1, Integer::sum);
      }
      sent = from + batch.size();
    }
    return counts;
  }

  private JsonNode post(byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(ANSWER_MAX)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/cloudevents-batch+json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      for (int n = 1; answer.statusCode() == OVERLOADED && n < ATTEMPTS_MAX; n++) {
        answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      }
      if (answer.statusCode() != OK) {
        throw new CommandFailure(
            target
                + " answered "
                + answer.statusCode()
                + ": "
                + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
      }
      return mapper.readTree(answer.body());
    } catch (IOException e) {
      throw new CommandFailure("cannot send to " + target + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while sending to " + target, e);
    }
  }
}
