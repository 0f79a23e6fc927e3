// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import org.jspecify.annotations.Nullable;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.programme.Campaign;
import org.laurels.core.rule.Facts;
import org.laurels.core.rule.Rule;

/** Is told what the fold looks at, so that it can be explained. Called in the fold's own thread. */
public interface FoldListener {
  /** Hears nothing. */
  FoldListener NONE = new FoldListener() {};

  /**
   * A rule was looked at for this member.
   *
   * @param held whether its condition held
   * @param failure why the condition could not be evaluated; null where it could
   * @param facts what it read; valid during the call only
   */
  default void considered(
      FoldEvent event,
      Rule rule,
      int version,
      boolean held,
      @Nullable String failure,
      Facts facts) {}

  /**
   * A campaign raises what a rule gives an identity.
   *
   * @param asked what the rule asked by itself
   */
  default void raised(
      FoldEvent event, Rule rule, long identityId, String unit, long asked, Campaign campaign) {}
}
