// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.laurels.spi.Reception;
import org.laurels.spi.SourceEvent;

class TransactionEventsTest {
  private static final Statuses STATUSES = Statuses.of("resolved", "deleted, rejected");

  static List<Cases.Case> cases() {
    return Cases.all();
  }

  @Test
  void cases_areAllRead() {
    assertThat(Cases.all()).hasSize(23);
  }

  /** What is read of the history is what the extension sends, event by event. */
  @ParameterizedTest
  @MethodSource("cases")
  void history_saysWhatTheExtensionSends(Cases.Case each) {
    assertThat(TransactionEvents.of(each.facts(), STATUSES)).isEqualTo(received(each.body()));
  }

  private static List<SourceEvent> received(byte[] events) {
    Reception reception =
        Sent.open(Sent.CONFIG).receiver().orElseThrow().receive(Sent.request(events));
    return reception instanceof Reception.Taken taken ? taken.events() : List.of();
  }
}
