// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import org.jspecify.annotations.Nullable;
import org.laurels.core.event.ItemMention;

/** A question or an answer that traffic can come back to. */
final class TrafficPost {
  final String author;
  final ItemMention named;

  /** Null where this is a question. */
  final @Nullable TrafficPost question;

  boolean solved;

  TrafficPost(String author, ItemMention named, @Nullable TrafficPost question) {
    this.author = author;
    this.named = named;
    this.question = question;
  }
}
