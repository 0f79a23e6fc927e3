// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.laurels.spi.CatchUp;
import org.laurels.spi.CatchUpContext;
import org.laurels.spi.ConfigField;
import org.laurels.spi.Connector;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.Host;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;

/** Hosts that are only asked; what each answers, the test says by name. */
final class AskedConnector implements Connector {
  /** The name of a host that cannot be asked. */
  static final String MUTE = "mute";

  private static final Instant THEN = Instant.parse("2026-05-01T10:00:00Z");

  private final Map<String, CatchUp> scripts = new ConcurrentHashMap<>();

  /** What the host of this name does when it is asked, from now on. */
  void answer(String host, CatchUp script) {
    scripts.put(host, script);
  }

  /** Somebody joins, told under a number of its own. */
  static void offer(CatchUpContext context, int number) {
    context.offer(
        SourceEvent.builder("joined-" + number, SourceEventTypes.MEMBER_JOINED, THEN)
            .actor("member-" + number)
            .build());
  }

  /** Where the context's cursor stands, 0 at the first run. */
  static int cursor(CatchUpContext context) {
    return context.cursor().map(Integer::parseInt).orElse(0);
  }

  @Override
  public String name() {
    return "asked";
  }

  @Override
  public String description() {
    return "Hosts that are asked, for tests.";
  }

  @Override
  public List<ConfigField> fields() {
    return List.of(ConfigField.required("host", ConfigField.Kind.LINE, "Which one."));
  }

  @Override
  public Host open(ConnectorConfig config) {
    String host = config.get("host");
    return new Host() {
      @Override
      public Optional<CatchUp> catchUp() {
        return host.equals(MUTE)
            ? Optional.empty()
            : Optional.of(context -> scripts.get(host).run(context));
      }
    };
  }
}
