// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.laurels.core.rule.Facts;
import org.laurels.core.time.Window;

/** The functions that read facts: what they are called on, and what they take. */
enum FactFunction {
  COUNT("member", "count", Argument.EVENT_TYPE),
  DID("member", "did", Argument.EVENT_TYPE),
  GAINED("member", "gained", Argument.UNIT, Argument.WINDOW),
  COUNTER("member", "counter", Argument.COUNTER),
  VOTES("item", "votes", Argument.VOTE_KIND);

  /** What a function takes. All are texts. */
  enum Argument {
    EVENT_TYPE(false),
    UNIT(true),
    WINDOW(true),
    COUNTER(true),
    VOTE_KIND(false);

    /** Whether it must be written out, so that it can be checked when the programme is loaded. */
    final boolean literal;

    Argument(boolean literal) {
      this.literal = literal;
    }
  }

  /** The windows in which gains are kept. */
  static final List<String> WINDOWS = List.of("day", "week", "month");

  final String target;
  final String function;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  final List<Argument> arguments;

  FactFunction(String target, String function, Argument... arguments) {
    this.target = target;
    this.function = function;
    this.arguments = List.of(arguments);
  }

  static Optional<FactFunction> find(String target, String function) {
    for (FactFunction one : values()) {
      if (one.target.equals(target) && one.function.equals(function)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** The type of the object that functions are called on; nothing else can be done with it. */
  static CelType typeOf(String target) {
    return OpaqueType.create("laurels." + target);
  }

  String qualifiedName() {
    return target + "." + function;
  }

  private String overloadId() {
    return target + "_" + function;
  }

  CelFunctionDecl declaration() {
    List<CelType> types = new ArrayList<>();
    types.add(typeOf(target));
    arguments.forEach(argument -> types.add(SimpleType.STRING));
    return CelFunctionDecl.newFunctionDeclaration(
        function, CelOverloadDecl.newMemberOverload(overloadId(), SimpleType.INT, types));
  }

  @SuppressWarnings("Immutable") // captures this, which never changes
  CelFunctionBinding binding() {
    if (arguments.size() == 1) {
      return CelFunctionBinding.from(
          overloadId(), Facts.class, String.class, (facts, one) -> call(facts, one, ""));
    }
    return CelFunctionBinding.from(
        overloadId(),
        List.of(Facts.class, String.class, String.class),
        given -> call((Facts) given[0], (String) given[1], (String) given[2]));
  }

  long call(Facts facts, String one, String two) {
    return switch (this) {
      case COUNT -> facts.count(one);
      case DID -> facts.did(one);
      case GAINED -> facts.gained(one, Window.valueOf(two.toUpperCase(Locale.ROOT)));
      case COUNTER -> facts.counter(one);
      case VOTES -> facts.votes(one);
    };
  }
}
