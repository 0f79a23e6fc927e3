// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;

/**
 * What a host signs its members' links with.
 *
 * @param sealed the secret as it is stored: encrypted under the installation's key, in Base64
 * @param vouchesFor sources of whose accounts the host may say that they are its members', too
 */
public record HostSecret(String host, String sealed, Instant createdAt, Set<String> vouchesFor) {
  public HostSecret {
    requireNonNull(host, "host is null");
    requireNonNull(sealed, "sealed is null");
    requireNonNull(createdAt, "createdAt is null");
    vouchesFor = Set.copyOf(vouchesFor);
  }

  /** Of a host that vouches for no other. */
  public HostSecret(String host, String sealed, Instant createdAt) {
    this(host, sealed, createdAt, Set.of());
  }
}
