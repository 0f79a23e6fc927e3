// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.rule;

/** The type of a fact as expressions see it. */
public enum FactType {
  TEXT,
  NUMBER,
  YES_NO,
  TIME,
  TEXTS,
  TEXT_MAP
}
