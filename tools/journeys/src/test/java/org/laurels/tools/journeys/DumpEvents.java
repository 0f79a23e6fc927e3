// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.laurels.core.event.Event;
import org.laurels.server.host.PluginApprovals;
import org.laurels.server.host.PluginHost;
import org.laurels.server.host.SourceEvents;
import org.laurels.spi.BackfillContext;
import org.laurels.spi.KnownEvent;
import org.laurels.spi.Progress;
import org.laurels.spi.SourceEvent;

/** Gathers what the importer offers, to be sent in whatever order a test likes. */
final class DumpEvents implements BackfillContext, Progress {
  private final String location;
  private final List<Event> events = new ArrayList<>();

  private DumpEvents(String location) {
    this.location = location;
  }

  static List<Event> of(Dump dump) {
    DumpEvents gathered = new DumpEvents(dump.folder().toString());
    Path nothing = Program.dist().resolve("no-plugins-of-an-operator");
    try (PluginHost plugins =
        PluginHost.open(Program.dist().resolve("plugins"), nothing, new PluginApprovals(nothing))) {
      plugins.backfill("stackexchange").orElseThrow().backfill().run(gathered);
    }
    return gathered.events;
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public String source() {
    return "stackexchange";
  }

  @Override
  public Map<String, String> options() {
    return Map.of();
  }

  @Override
  public void offer(SourceEvent event) {
    events.add(SourceEvents.toEvent(source(), event));
  }

  @Override
  public Stream<KnownEvent> known() {
    return Stream.empty();
  }

  @Override
  public Progress progress() {
    return this;
  }

  @Override
  public boolean stopRequested() {
    return false;
  }

  @Override
  public void warn(String place, String problem) {
    throw new AssertionError(place + ": " + problem);
  }

  @Override
  public void skip(String reason) {
    // What a dump holds beside its events is counted elsewhere.
  }

  @Override
  public void phase(String name) {
    // Nobody watches.
  }

  @Override
  public void total(long units) {
    // Nobody watches.
  }

  @Override
  public void advance(long units) {
    // Nobody watches.
  }
}
