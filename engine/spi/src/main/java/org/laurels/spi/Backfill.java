// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import java.util.List;

/**
 * A way to read what happened in a host before Laurels came: a dump, an export, a paged API.
 *
 * <p>A run offers events, oldest first as far as its input allows; the engine puts the rest in
 * order, but an event that comes late costs more. Events have ids that follow from the input alone,
 * so that a second run over the same input offers the same events again and changes nothing, and a
 * run that was stopped or killed is simply begun again. Memory must not grow with the size of the
 * input.
 *
 * <p>Must be safe to run several times at once, in different threads and with different contexts.
 */
public interface Backfill {
  /** What an operator types to choose it: lower-case letters, digits and dashes. */
  String name();

  /** One sentence for the operator on what it reads. */
  String description();

  /**
   * The options it understands; the engine refuses others, fills in defaults, and lists these with
   * their help. The name {@code source} is taken: every backfill has it, see {@link
   * BackfillContext#source()}.
   */
  default List<BackfillOption> options() {
    return List.of();
  }

  /**
   * Reads the context's location to its end and returns. What cannot be used in the input is {@link
   * BackfillContext#warn warned} about and passed over; what makes the whole input unusable is
   * thrown.
   *
   * @throws PluginException if the input is missing or cannot be read on, naming the place
   * @throws BackfillStoppedException passed on from the context when the run is stopped
   */
  void run(BackfillContext context);
}
