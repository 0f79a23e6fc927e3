// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.laurels.spi.Connector;
import org.laurels.spi.InboundRequest;
import org.laurels.testkit.plugin.ConnectorContract;

class WebhookContractTest extends ConnectorContract {
  private static final String QUESTION =
      """
      {"appid":"scoold","event":"question.create","items":[{"id":"7","timestamp":1777636800000,
      "creatorid":"1:profile","title":"How?","tags":["router"]}],"timestamp":1777636800100}
      """;
  private static final String VOTE =
      """
      {"event":"create","items":[{"id":"vote:1:7","type":"vote","value":"up","parentid":"7",
      "creatorid":"2:profile"}],"timestamp":1777636800200}
      """;

  @Override
  protected Connector connector() {
    return new WebhookConnector();
  }

  @Override
  protected Map<String, String> config() {
    return Map.of("mapping", "scoold", "secret", Sent.SECRET);
  }

  @Override
  protected List<InboundRequest> good() {
    return List.of(
        Sent.by("scoold", QUESTION.getBytes(UTF_8)), Sent.by("scoold", VOTE.getBytes(UTF_8)));
  }

  @Override
  protected InboundRequest signed(InboundRequest request, byte[] body) {
    return Sent.by("scoold", body);
  }
}
