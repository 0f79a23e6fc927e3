// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.access;

import java.util.List;
import java.util.Optional;
import org.laurels.core.community.Community;

/** Port: the hosts of a community that may send their members in. Thread-safe. */
public interface HostSecretStore {
  /** Adds one; false where the host has a secret already, which stays. */
  boolean add(Community community, HostSecret secret);

  Optional<HostSecret> find(Community community, String host);

  /** All of a community, by the host's name. */
  List<HostSecret> all(Community community);

  /** Removes one; false where there is none. */
  boolean remove(Community community, String host);
}
