// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.PluginException;

/**
 * How far a forum has been read.
 *
 * @param posts the highest number of a post that was told of
 * @param looked when what is known was last compared with the forum; null before the first time
 */
record Cursor(long posts, @Nullable Instant looked) {
  static final Cursor START = new Cursor(0, null);

  static Cursor read(String text) {
    String[] parts = text.split(" ", -1);
    try {
      return new Cursor(
          Long.parseLong(parts[0]), parts.length < 2 ? null : Instant.parse(parts[1]));
    } catch (NumberFormatException | DateTimeException e) {
      throw new PluginException("the cursor", "'" + text + "' is none of this plugin", e);
    }
  }

  String text() {
    return looked == null ? String.valueOf(posts) : posts + " " + looked;
  }

  Cursor at(long post) {
    return new Cursor(post, looked);
  }

  Cursor lookedAt(Instant now) {
    return new Cursor(posts, now);
  }
}
