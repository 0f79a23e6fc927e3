// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

/** What a person is to the community, and how much of everything such people do. */
enum Part {
  EMPLOYEE(0, 8, 2, 0.75),
  SUPER_USER(0.6, 60, 30, 0.8),
  REGULAR(1.5, 7, 9, 0.55),
  ASKER(1, 0.22, 1, 0.3);

  final double asking;
  final double answering;
  final double liking;

  /** How good the answers are, from 0 to 1. */
  final double skill;

  Part(double asking, double answering, double liking, double skill) {
    this.asking = asking;
    this.answering = answering;
    this.liking = liking;
    this.skill = skill;
  }
}
