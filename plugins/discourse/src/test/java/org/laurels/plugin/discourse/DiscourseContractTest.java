// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.laurels.spi.Connector;
import org.laurels.spi.InboundRequest;
import org.laurels.testkit.plugin.ConnectorContract;

class DiscourseContractTest extends ConnectorContract {
  private static InboundRequest request(String type, String event, String body) {
    return Sent.request(type, event, body.getBytes(UTF_8));
  }

  @Override
  protected Connector connector() {
    return new DiscourseConnector();
  }

  @Override
  protected Map<String, String> config() {
    return Sent.config("api-key", "k");
  }

  @Override
  protected List<InboundRequest> good() {
    return List.of(
        request("topic", "topic_created", Bodies.topic("")),
        request("topic", "topic_edited", Bodies.topic("")),
        request("topic", "topic_recovered", Bodies.topic("")),
        request("post", "post_created", Bodies.post("post", 2, "")),
        request("post", "post_recovered", Bodies.post("post", 2, "")),
        request("solved", "accepted_solution", Bodies.post("solved", 2, "")),
        request("like", "like_created", Bodies.like(2)),
        request("topic_voting", "topic_upvote", Bodies.vote(3)),
        request("user", "user_updated", Bodies.user()));
  }

  @Override
  protected InboundRequest signed(InboundRequest request, byte[] body) {
    return Sent.request(
        request.header("x-discourse-event-type").orElseThrow(),
        request.header("x-discourse-event").orElseThrow(),
        body);
  }
}
