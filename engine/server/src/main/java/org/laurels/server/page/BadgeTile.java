// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

/**
 * A badge in short.
 *
 * @param tier as the programme has it, by which it is coloured
 * @param tierName in words
 * @param detail in a few words: what it is for, or whom it is held by
 * @param credential where it is proven, or can be taken along; empty where the reader cannot
 */
public record BadgeTile(
    String address,
    String name,
    String tier,
    String tierName,
    String detail,
    Count holders,
    String credential) {
  /** The part of a badge's page about those that the reader holds. */
  static final String YOURS = "#yours";

  /** Whether it is the reader's own to take along; else the credential is a proof of another's. */
  public boolean isYours() {
    return credential.endsWith(YOURS);
  }

  BadgeTile withCredential(String where) {
    return new BadgeTile(address, name, tier, tierName, detail, holders, where);
  }

  /** How many hold it, or how often it is held; the text is empty where it is not told. */
  public record Count(String text) {
    static final Count UNTOLD = new Count("");
  }
}
