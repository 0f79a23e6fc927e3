// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Reads what a server shows over connections it keeps, and checks what comes. Thread-safe. */
final class HttpReader {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
  private static final int FINE = 200;
  private static final int TOLD_MAX = 1_000;

  private final String address;
  private final @Nullable String token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * @param token what opens the API; null for pages
   */
  HttpReader(String address, @Nullable String token) {
    this.address = address;
    this.token = token;
  }

  /**
   * Something to read.
   *
   * @param path from the first slash on
   * @param marker what its text must have in it
   */
  record Wanted(String path, String marker) {}

  /** Reads it to its end; fails unless it is what was wanted. */
  CompletableFuture<Void> read(Wanted wanted) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + wanted.path())).timeout(ANSWER_MAX);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return client
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .thenAccept(response -> check(wanted, response));
  }

  private static void check(Wanted wanted, HttpResponse<String> response) {
    if (response.statusCode() != FINE) {
      throw new IllegalStateException(
          wanted.path()
              + " answered "
              + response.statusCode()
              + ", and ends with: "
              + end(response.body()));
    }
    if (!response.body().contains(wanted.marker())) {
      throw new IllegalStateException(
          wanted.path()
              + " does not say '"
              + wanted.marker()
              + "', but ends with: "
              + end(response.body()));
    }
  }

  /** Enough to see what went wrong: pages are long, and their beginnings alike. */
  private static String end(String body) {
    return body.substring(Math.max(0, body.length() - TOLD_MAX));
  }
}
