// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.laurels.server.TestServer;

class OutageIT {
  @Test
  void databaseGone_nothingIsAcknowledged() {
    try (TestServer server = new TestServer()) {
      server.wiring.database().close();

      HttpResponse<String> answer =
          server.send(
              server
                  .request("/api/v1/communities/ours/events")
                  .header("Authorization", "Bearer " + server.token)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(TestServer.history()))
                  .build());

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).contains("store-unavailable").contains("incident");
    }
  }
}
