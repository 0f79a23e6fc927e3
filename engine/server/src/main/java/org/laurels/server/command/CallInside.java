// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.List;
import org.laurels.server.outbound.Network;
import org.laurels.server.outbound.OutboundRule;
import picocli.CommandLine.Option;

/** Where a command may call besides the open internet. */
final class CallInside {
  @Option(
      names = "--call-inside",
      paramLabel = "NETWORK",
      split = ",",
      description =
          "Networks of yours, such as 10.1.0.0/16,127.0.0.0/8, where hosts and fulfillers of rewards"
              + " may be called, by plain HTTP too. Else only HTTPS in the open internet is called.")
  private List<String> callInside = List.of();

  OutboundRule rule() {
    try {
      return new OutboundRule(callInside.stream().map(Network::parse).toList());
    } catch (IllegalArgumentException e) {
      throw new WrongUsage("--call-inside: " + e.getMessage());
    }
  }
}
