// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventLimits;
import org.laurels.spi.SourceEventTypes;

/** Users.xml: who joined when. */
record UserRows(DumpIds ids, Site site) implements RowMapping {
  @Override
  public void map(RowReader row, Consumer<SourceEvent> out) {
    if (row.number("Id") < 1) {
      return; // Community, which is nobody
    }
    int id = row.id("Id");
    Map<String, String> attributes = new HashMap<>();
    String name = row.text("DisplayName");
    if (name != null) {
      attributes.put("name", SourceEventLimits.cut(name));
    }
    String url = site.member(id);
    if (url != null) {
      attributes.put("url", url);
    }
    out.accept(
        SourceEvent.builder("user-" + id, SourceEventTypes.MEMBER_JOINED, row.time("CreationDate"))
            .sequence(id)
            .actor(String.valueOf(id))
            .attributes(attributes)
            .build());
  }
}
