// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a host signs its members' links with.
 *
 * @param sealed the secret as it is stored: encrypted under the installation's key, in Base64
 */
public record HostSecret(String host, String sealed, Instant createdAt) {
  public HostSecret {
    requireNonNull(host, "host is null");
    requireNonNull(sealed, "sealed is null");
    requireNonNull(createdAt, "createdAt is null");
  }
}
