// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.connection;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What became of a request, or of an event in it. */
public enum Outcome {
  /** An event was booked. */
  ACCEPTED(false),
  /** An event was known already. */
  DUPLICATE(false),
  /** A request was good and of no use. */
  IGNORED(false),
  /** A good request waits: the connection is not on, or the engine was busy. */
  WAITING(false),
  /** The oldest waiting requests were let go, since more came than are kept. */
  LET_GO(false),
  /** A request did not prove that the host sent it. */
  BAD_SIGNATURE(true),
  /** A request was signed too long ago or ahead of time. */
  STALE(true),
  /** A request could not be read, or lacked what an event needs. */
  MALFORMED(true),
  /** The engine refused an event of a request. */
  INVALID_EVENT(true),
  /** The plugin failed on a request, which is a bug in it. */
  BROKEN(true),
  /** A request was too large; it was not read and is not kept. */
  TOO_LARGE(true),
  /** Requests came too fast; they were not read and are not kept. */
  TOO_FAST(true);

  private final boolean refusal;

  Outcome(boolean refusal) {
    this.refusal = refusal;
  }

  /** What operators read and type, such as {@code bad-signature}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Those that refuse something. */
  public static List<Outcome> refusals() {
    return Stream.of(values()).filter(Outcome::isRefusal).toList();
  }

  /** Whether something was refused. */
  public boolean isRefusal() {
    return refusal;
  }
}
