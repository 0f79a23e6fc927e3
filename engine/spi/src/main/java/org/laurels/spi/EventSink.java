// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import java.util.stream.Stream;

/**
 * Where a run that reads a host's past puts what it finds. Belongs to the thread that runs it, but
 * for {@link #stopRequested()}, which any thread may ask.
 */
public interface EventSink {
  /**
   * The name under which the engine files the events of this run. Every event offered and every
   * event {@link #known()} is of this source; the engine sets it, so no event carries it.
   */
  String source();

  /**
   * Hands an event to the engine, which takes it in some time after this returns. Blocks while the
   * engine has more than it can take. A duplicate is no error.
   *
   * @throws BackfillStoppedException when the run is to end: the operator stopped it, or the engine
   *     could not go on. Let it through.
   */
  void offer(SourceEvent event);

  /**
   * The events of this source that the engine holds, in no order, as of some moment between the
   * start of the run and this call: events offered in this run may be among them or not. Read page
   * by page, so it may be large; close it. Events may be offered while it is open.
   *
   * @throws BackfillStoppedException as {@link #offer} does, from the stream too
   */
  Stream<KnownEvent> known();

  /** Where to say how far the run has come. */
  Progress progress();

  /** Whether the run is to end. For long stretches without an offer; else {@link #offer} tells. */
  boolean stopRequested();

  /**
   * Notes something in the input that is broken and was passed over. The engine counts all and
   * shows the first ones only, so call it for each.
   *
   * @param place where it stands, such as {@code Votes.xml:12}
   * @param problem what is wrong with it, in a few words, without the operator's secrets
   */
  void warn(String place, String problem);

  /**
   * Counts something in the input that is sound but of no use here. The engine shows the number for
   * each reason.
   *
   * @param reason one of a few fixed texts, such as {@code votes on posts that are not in the dump}
   */
  void skip(String reason);
}
