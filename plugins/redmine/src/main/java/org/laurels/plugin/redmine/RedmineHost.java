// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.redmine;

import java.util.Optional;
import org.laurels.spi.CatchUp;
import org.laurels.spi.Host;
import org.laurels.spi.Outlet;
import org.laurels.spi.Probe;
import org.laurels.spi.Receiver;

/**
 * A Redmine that sends and may be asked. Immutable.
 *
 * @param rankField number or name of the field that shows the rank; empty where none does
 */
record RedmineHost(
    Receiver inbound, RedmineAccess access, Optional<String> rankField, RankGroups rankGroups)
    implements Host {
  @Override
  public Optional<Receiver> receiver() {
    return Optional.of(inbound);
  }

  @Override
  public Optional<Outlet> outlet() {
    return rankField.isEmpty() && rankGroups.isEmpty()
        ? Optional.empty()
        : Optional.of(new RankOutlet(access, rankField, rankGroups));
  }

  @Override
  public Optional<CatchUp> catchUp() {
    return Optional.of(new IssueCatchUp(access));
  }

  @Override
  public Optional<Probe> probe() {
    return Optional.of(new RedmineProbe(access, rankField, rankGroups));
  }
}
