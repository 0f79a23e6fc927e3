// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.laurels.core.intake.OverloadedException;
import org.laurels.server.TestServer;
import org.laurels.server.problem.Problem;
import org.laurels.server.problem.ProblemMapper;

/** A sender learns whether to come back in a moment or when the server is back. */
class TurnedAwayIT {
  @Test
  void serverThatStops_saysSo_andTakesNothing() {
    try (TestServer server = new TestServer()) {
      server.wiring.batcher().close();

      HttpResponse<String> answer =
          server.send(
              server
                  .request("/api/v1/communities/ours/events")
                  .header("Authorization", "Bearer " + server.token)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(TestServer.history()))
                  .build());

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body())
          .contains("urn:laurels:problem:stopping", "The server is stopping", "Nothing was taken");
      assertThat(answer.headers().firstValue("Retry-After")).contains("10");
      assertThat(server.wiring.standings().totals(server.ours).events()).isZero();
    }
  }

  @Test
  void tooManyWaiting_isAnotherProblem() {
    Response answer =
        new ProblemMapper().toResponse(new OverloadedException("20000 events are waiting already"));

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeaderString("Retry-After")).isEqualTo("1");
    assertThat(((Problem) answer.getEntity()).type()).isEqualTo("urn:laurels:problem:overloaded");
    assertThat(((Problem) answer.getEntity()).title()).isEqualTo("Too much is waiting");
  }
}
