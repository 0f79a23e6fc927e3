// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.laurels.core.intake.Receipt;

/** The answers for the offered events, in their order. */
public record Receipts(List<One> receipts) {
  static Receipts of(List<Receipt> receipts) {
    return new Receipts(receipts.stream().map(One::of).toList());
  }

  /** The answer for one event. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record One(
      String source, String id, String status, @Nullable String event, @Nullable String problem) {
    static One of(Receipt receipt) {
      return new One(
          receipt.source(),
          receipt.id(),
          receipt.status().name().toLowerCase(Locale.ROOT),
          receipt.eventId() == 0 ? null : OpaqueId.EVENT.of(receipt.eventId()),
          receipt.problem());
    }
  }
}
