// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.laurels.core.event.Event;
import org.laurels.server.command.CloudEventJson;

/** A host that sends events to a server and takes nothing but acceptance. Thread-safe. */
final class HttpSender {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

  private final ObjectMapper mapper = new ObjectMapper();
  private final URI target;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  HttpSender(String address, String community, String token) {
    this.target = URI.create(address + "/api/v1/communities/" + community + "/events");
    this.token = token;
  }

  /** A request that is ready to be sent, so that writing JSON is not measured along. */
  record Message(HttpRequest request, int events) {}

  Message batch(List<Event> events) {
    return message("cloudevents-batch", CloudEventJson.batch(events), events.size());
  }

  Message single(Event event) {
    return message("cloudevents", CloudEventJson.single(event), 1);
  }

  private Message message(String format, byte[] body, int events) {
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(ANSWER_MAX)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/" + format + "+json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return new Message(request, events);
  }

  /** Sends and waits for the answer. */
  void send(Message message) throws IOException, InterruptedException {
    check(message, client.send(message.request(), HttpResponse.BodyHandlers.ofByteArray()));
  }

  /** Sends; the answer fails unless all events were accepted. */
  CompletableFuture<Void> sendAsync(Message message) {
    return client
        .sendAsync(message.request(), HttpResponse.BodyHandlers.ofByteArray())
        .thenAccept(response -> check(message, response));
  }

  private void check(Message message, HttpResponse<byte[]> response) {
    if (response.statusCode() / 100 != 2) {
      throw failure(response);
    }
    int accepted = 0;
    try {
      for (JsonNode receipt : mapper.readTree(response.body()).path("receipts")) {
        if (!receipt.path("status").asText().equals("accepted")) {
          throw failure(response);
        }
        accepted++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (accepted != message.events()) {
      throw failure(response);
    }
  }

  private IllegalStateException failure(HttpResponse<byte[]> response) {
    String body = new String(response.body(), StandardCharsets.UTF_8);
    return new IllegalStateException(target + " answered " + response.statusCode() + ": " + body);
  }
}
