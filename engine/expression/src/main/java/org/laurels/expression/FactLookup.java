// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import dev.cel.runtime.CelVariableResolver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.rule.Facts;

/** Hands the facts of one evaluation to CEL, each when it is asked for. */
final class FactLookup implements CelVariableResolver {
  private final Facts facts;
  private final Glossary glossary;

  FactLookup(Facts facts, Glossary glossary) {
    this.facts = facts;
    this.glossary = glossary;
  }

  @Override
  public Optional<Object> find(String name) {
    @Nullable String fact = glossary.fact(name);
    if (fact != null) {
      return Optional.of(FactValue.of(facts.fact(fact)));
    }
    return Glossary.ROOTS.contains(name) ? Optional.of(FactValue.of(facts)) : Optional.empty();
  }
}
