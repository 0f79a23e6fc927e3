// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.laurels.spi.ConfigField;
import org.laurels.spi.Connector;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.Delivery;
import org.laurels.spi.Host;
import org.laurels.spi.HostStanding;
import org.laurels.spi.InvalidConfigException;
import org.laurels.spi.Outlet;
import org.laurels.spi.StandingChange;

/** A host that shows what it is told, and can be made to fail. */
final class Screen implements Connector {
  final List<StandingChange> told = Collections.synchronizedList(new ArrayList<>());
  volatile Function<StandingChange, Delivery> answer = change -> new Delivery.Done();
  volatile boolean broken;

  @Override
  public String name() {
    return "screen";
  }

  @Override
  public String description() {
    return "Shows, for tests.";
  }

  @Override
  public List<ConfigField> fields() {
    return List.of();
  }

  @Override
  public Host open(ConnectorConfig config) {
    if (broken) {
      throw new InvalidConfigException("connector", "is not there");
    }
    Outlet outlet =
        (calls, change) -> {
          told.add(change);
          return answer.apply(change);
        };
    return new Host() {
      @Override
      public Optional<Outlet> outlet() {
        return Optional.of(outlet);
      }
    };
  }

  /** What it was told last of somebody. */
  String last(String identity) {
    List<StandingChange> all = List.copyOf(told);
    for (int i = all.size() - 1; i >= 0; i--) {
      HostStanding wanted = all.get(i).wanted();
      if (wanted.identity().equals(identity)) {
        return wanted.rankId().orElse("-")
            + wanted.badges().stream().map(b -> " " + b.times() + " " + b.name()).toList();
      }
    }
    return "";
  }
}
