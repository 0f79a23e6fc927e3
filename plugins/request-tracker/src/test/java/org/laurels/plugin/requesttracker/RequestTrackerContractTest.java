// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import java.util.List;
import java.util.Map;
import org.laurels.spi.Connector;
import org.laurels.spi.InboundRequest;
import org.laurels.testkit.plugin.ConnectorContract;

class RequestTrackerContractTest extends ConnectorContract {
  @Override
  protected Connector connector() {
    return new RequestTrackerConnector();
  }

  @Override
  protected Map<String, String> config() {
    return Sent.CONFIG;
  }

  @Override
  protected List<InboundRequest> good() {
    return Cases.all().stream()
        .filter(each -> each.events().length() > 2)
        .limit(3)
        .map(each -> Sent.request(each.body()))
        .toList();
  }

  @Override
  protected InboundRequest signed(InboundRequest request, byte[] body) {
    return Sent.request(body);
  }
}
