// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import org.jspecify.annotations.Nullable;

/**
 * How a community shows itself.
 *
 * @param name what people call it; null where its address says enough
 * @param colour as {@code #rrggbb}, in small letters; what is readable on and beside it is derived
 * @param logo an https address or a picture as data; null where there is none
 */
public record Look(@Nullable String name, String colour, @Nullable String logo) {
  public static final String COLOUR_USUAL = "#2c6e49";

  /** The look of a community whose programme says nothing of it. */
  public static final Look USUAL = new Look(null, COLOUR_USUAL, null);
}
