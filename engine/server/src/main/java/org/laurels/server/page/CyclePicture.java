// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * A period of a payout as a line of time, drawn on the server.
 *
 * @param summary the same in words
 * @param spans from left to right
 * @param now where the present is, of {@link #WIDTH}; at an end where it is beyond
 * @param steps in their order
 */
public record CyclePicture(String summary, List<Span> spans, long now, List<Step> steps) {
  /** How wide the picture is. */
  public static final long WIDTH = 1_000;

  public CyclePicture {
    spans = List.copyOf(spans);
    steps = List.copyOf(steps);
  }

  /**
   * A stretch of time.
   *
   * @param kind {@code running}, {@code choosing} or {@code after}
   */
  public record Span(String kind, long x, long width) {}

  /**
   * A step.
   *
   * @param when empty where it has no date
   * @param kind {@code reached}, {@code here} or {@code to-come}
   */
  public record Step(String name, String when, String kind) {}
}
