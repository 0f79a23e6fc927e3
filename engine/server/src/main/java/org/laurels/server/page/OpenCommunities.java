// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.NotFoundException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.laurels.server.programme.NewestProgrammes;

/**
 * Communities by name, as their pages show them. What follows from a programme, such as colours, is
 * made once for each version. Thread-safe.
 */
public final class OpenCommunities {
  private final NewestProgrammes programmes;
  private final Map<Integer, Made> made = new ConcurrentHashMap<>();

  private record Made(int version, OpenCommunity open) {}

  public OpenCommunities(NewestProgrammes programmes) {
    this.programmes = programmes;
  }

  /**
   * The community of that name.
   *
   * @throws NotFoundException if there is none
   */
  OpenCommunity find(String name) {
    NewestProgrammes.Newest newest = programmes.find(name).orElseThrow(NotFoundException::new);
    Made before = made.get(newest.community().id());
    if (before != null && before.version() == newest.version()) {
      return before.open();
    }
    OpenCommunity open =
        new OpenCommunity(
            newest.community(),
            newest.programme(),
            CommunityLook.of(
                OpenCommunity.address(newest.community()) + "/look", newest.name(), newest.look()));
    made.put(newest.community().id(), new Made(newest.version(), open));
    return open;
  }
}
