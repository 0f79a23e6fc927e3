// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads which of a document's rules something is about. */
final class RuleNames {
  private final Set<String> stated;

  /**
   * @param stated the ids of all rules of the document, those that are wrong in themselves included
   */
  RuleNames(Set<String> stated) {
    this.stated = stated;
  }

  /** The rules that a list names; empty where it names one that is not there, or none. */
  Optional<Set<String>> read(Value value) {
    Problems problems = value.problems();
    Set<String> rules = new LinkedHashSet<>();
    boolean isFine = true;
    for (Value one : value.oneOrMore()) {
      Optional<String> said = one.scalar("the id of a rule");
      isFine &= said.isPresent();
      if (said.isPresent() && !stated.contains(said.get())) {
        problems.addUnknown(one.place(), "rule", said.get(), stated);
        isFine = false;
      } else if (said.isPresent() && !rules.add(said.get())) {
        problems.add(one.place(), "the rule '" + said.get() + "' is here twice");
      }
    }
    if (value.isList() && value.oneOrMore().isEmpty()) {
      problems.add(
          value.place(), "the ids of rules are wanted here; without 'rules' it is about all");
      isFine = false;
    }
    return isFine ? Optional.of(rules) : Optional.empty();
  }
}
