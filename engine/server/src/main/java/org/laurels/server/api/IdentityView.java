// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import org.laurels.core.member.Identity;

/** One host's name for a member. */
public record IdentityView(String host, String id) {
  static IdentityView of(Identity identity) {
    return new IdentityView(identity.host(), identity.id());
  }
}
