// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import org.laurels.core.member.Identity;
import org.laurels.core.rule.Rule;

/** What a rule decided to give, in the reference model. */
final class AwardModel {
  final Happening cause;
  final Rule rule;
  final Identity to;
  final String unit;
  final long asked;
  final String giver;
  boolean active = true;

  AwardModel(Happening cause, Rule rule, Identity to, String unit, long asked, String giver) {
    this.cause = cause;
    this.rule = rule;
    this.to = to;
    this.unit = unit;
    this.asked = asked;
    this.giver = giver;
  }
}
