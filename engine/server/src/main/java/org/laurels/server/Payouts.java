// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import java.time.Clock;
import java.util.function.Function;
import org.laurels.core.community.Community;
import org.laurels.core.payout.Choices;
import org.laurels.core.payout.Closing;
import org.laurels.core.payout.PaymentFile;
import org.laurels.core.payout.PayoutStore;
import org.laurels.core.payout.Reconciliation;
import org.laurels.core.programme.Programmes;
import org.laurels.server.payout.PayoutSteps;
import org.laurels.store.Database;

/** What pays members out at the end of periods, put together over one database. */
public final class Payouts {
  private final PayoutStore store;
  private final Function<Community, Programmes> programmes;
  private final Clock clock;

  Payouts(Database database, Function<Community, Programmes> programmes, Clock clock) {
    this.store = database.payoutStore();
    this.programmes = programmes;
    this.clock = clock;
  }

  public PayoutStore store() {
    return store;
  }

  public Choices choices() {
    return new Choices(store, programmes, clock);
  }

  public Closing closing() {
    return new Closing(store, programmes, clock);
  }

  /** The steps as operators take them. */
  public PayoutSteps steps() {
    return new PayoutSteps(store, programmes, clock);
  }

  /** Tells whoever pays. */
  public PaymentFile payments() {
    return new PaymentFile(store, programmes, clock);
  }

  /** Hears from whoever pays. */
  public Reconciliation reconciliation() {
    return new Reconciliation(store, programmes, clock);
  }
}
