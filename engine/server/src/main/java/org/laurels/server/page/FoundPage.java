// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/** Members that go by a name, where there is not exactly one. */
public record FoundPage(String asked, String find, List<One> members) {
  public FoundPage {
    members = List.copyOf(members);
  }

  /** One of them. */
  public record One(String address, String name, String rank, String identities) {}
}
