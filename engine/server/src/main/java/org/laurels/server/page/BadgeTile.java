// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

/**
 * A badge in short.
 *
 * @param tier as the programme has it, by which it is coloured
 * @param tierName in words
 * @param detail in a few words: what it is for, or whom it is held by
 */
public record BadgeTile(
    String address, String name, String tier, String tierName, String detail, Count holders) {
  /** How many hold it, or how often it is held; the text is empty where it is not told. */
  public record Count(String text) {
    static final Count UNTOLD = new Count("");
  }
}
