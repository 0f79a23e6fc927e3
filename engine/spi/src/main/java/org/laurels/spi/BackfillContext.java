// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import java.util.Map;
import java.util.stream.Stream;

/**
 * What the engine gives to one run of a {@link Backfill}. Belongs to the thread that runs it, but
 * for {@link #stopRequested()}, which any thread may ask.
 */
public interface BackfillContext {
  /** Where to read: a path of a folder or file, or an address, as the operator gave it. */
  String location();

  /**
   * The name under which the engine files the events of this run, {@link Backfill#name()} unless
   * the operator gave the option {@code source}. Every event offered and every event {@link
   * #known()} is of this source; the engine sets it, so no event carries it.
   */
  String source();

  /** The declared options, defaults filled in. Unmodifiable. */
  Map<String, String> options();

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
