// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import java.util.Map;

/**
 * What the engine gives to one run of a {@link Backfill}. Its {@link #source()} is {@link
 * Backfill#name()} unless the operator gave the option {@code source}.
 */
public interface BackfillContext extends EventSink {
  /** Where to read: a path of a folder or file, or an address, as the operator gave it. */
  String location();

  /** The declared options, defaults filled in. Unmodifiable. */
  Map<String, String> options();
}
