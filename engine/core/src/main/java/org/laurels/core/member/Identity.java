// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.member;

import static java.util.Objects.requireNonNull;

/**
 * A person or bot as one host knows it. A member has one for each host.
 *
 * @param host the source that named it, at most {@value #LENGTH_MAX} characters
 * @param id the host's own id, at most {@value #LENGTH_MAX} characters
 */
public record Identity(String host, String id) implements Comparable<Identity> {
  public static final int LENGTH_MAX = 190;

  public Identity {
    requireNonNull(host, "host is null");
    requireNonNull(id, "id is null");
    if (host.isEmpty() || host.length() > LENGTH_MAX) {
      throw new IllegalArgumentException("host must have 1 to " + LENGTH_MAX + " characters");
    }
    if (id.isEmpty() || id.length() > LENGTH_MAX) {
      throw new IllegalArgumentException("identity must have 1 to " + LENGTH_MAX + " characters");
    }
  }

  @Override
  public int compareTo(Identity other) {
    int byHost = host.compareTo(other.host);
    return byHost != 0 ? byHost : id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return host + "/" + id;
  }
}
