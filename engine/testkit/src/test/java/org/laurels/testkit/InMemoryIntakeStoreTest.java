// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import org.laurels.core.community.Community;
import org.laurels.core.intake.IntakeStore;

class InMemoryIntakeStoreTest extends IntakeStoreContract {
  private int communities;

  @Override
  protected IntakeStore freshStore() {
    return new InMemoryIntakeStore();
  }

  @Override
  protected Community freshCommunity(IntakeStore fresh, String name) {
    return new Community(++communities, name);
  }

  @Override
  protected Books books(IntakeStore of, Community community) {
    return ((InMemoryIntakeStore) of).books(community);
  }
}
