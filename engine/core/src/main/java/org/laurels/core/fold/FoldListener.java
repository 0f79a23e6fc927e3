// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import org.jspecify.annotations.Nullable;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.programme.Campaign;
import org.laurels.core.rule.Facts;
import org.laurels.core.rule.Rule;
import org.laurels.core.rule.Share;

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
   * A campaign raises what a rule gives an identity, alone or with others.
   *
   * @param asked what the rule asked by itself, for all of them
   */
  default void raised(
      FoldEvent event, Rule rule, long identityId, String unit, long asked, Campaign campaign) {}

  /**
   * A rule has several share what it gives, and an identity is one of them.
   *
   * @param part what is the identity's before any limit; may be 0
   */
  default void shared(
      FoldEvent event,
      Rule rule,
      long identityId,
      String unit,
      long part,
      Share.Group group,
      Shared shared) {}
}
