// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.community;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the communities of this installation and the programmes they have published. */
public interface CommunityStore {
  Optional<Community> find(String name);

  /** The community with this number. */
  Optional<Community> find(int id);

  /** All of them, by name. */
  List<Community> all();

  /**
   * Makes a community with its first programme, which holds for all of the past.
   *
   * @throws IllegalStateException if the name is taken
   */
  Community create(String name, WrittenProgramme programme, Instant now);

  /**
   * Publishes the next version. Its number is one above the newest.
   *
   * @return what was published
   * @throws IllegalStateException if another was published at the same time
   */
  PublishedProgramme publish(
      Community community,
      WrittenProgramme programme,
      Instant from,
      Instant since,
      String note,
      Instant now);

  /** All published versions, oldest first. */
  List<PublishedProgramme> versions(Community community);
}
