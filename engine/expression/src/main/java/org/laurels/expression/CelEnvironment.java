// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * CEL as programmes see it: the standard without escapes from its type system, searching and
 * cutting of texts but nothing that makes them longer, and our own facts and functions.
 */
final class CelEnvironment {
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(ExpressionLimits.LENGTH_MAX)
          .maxParseRecursionDepth(ExpressionLimits.NESTING_MAX)
          .maxParseErrorRecoveryLimit(ExpressionLimits.FAULTS_MAX)
          .comprehensionMaxIterations(ExpressionLimits.COMPREHENSION_STEPS_MAX)
          .maxRegexProgramSize(ExpressionLimits.REGEX_PROGRAM_MAX)
          .enableQuotedIdentifierSyntax(false)
          .build();

  /** Texts that grow by themselves could grow without bound: no replace, join or format. */
  private static final CelStringExtensions TEXT_FUNCTIONS =
      CelExtensions.strings(
          CelStringExtensions.Function.CHAR_AT,
          CelStringExtensions.Function.INDEX_OF,
          CelStringExtensions.Function.LAST_INDEX_OF,
          CelStringExtensions.Function.LOWER_ASCII,
          CelStringExtensions.Function.UPPER_ASCII,
          CelStringExtensions.Function.SPLIT,
          CelStringExtensions.Function.SUBSTRING,
          CelStringExtensions.Function.TRIM);

  private CelEnvironment() {}

  static CelCompiler compiler(Glossary glossary) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(
                CelStandardDeclarations.newBuilder()
                    .excludeFunctions(
                        StandardFunction.DYN,
                        StandardFunction.TYPE,
                        StandardFunction.BYTES,
                        StandardFunction.UINT)
                    .build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(TEXT_FUNCTIONS)
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    "day",
                    CelOverloadDecl.newGlobalOverload(
                        "day_timestamp", SimpleType.STRING, SimpleType.TIMESTAMP)));
    glossary.types().forEach(builder::addVar);
    for (String root : Glossary.ROOTS) {
      builder.addVar(root, FactFunction.typeOf(root));
    }
    for (FactFunction function : FactFunction.values()) {
      builder.addFunctionDeclarations(function.declaration());
    }
    return builder.build();
  }

  static CelRuntime runtime(ZoneId zone) {
    CelRuntimeBuilder builder =
        CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS.toBuilder().enableHeterogeneousNumericComparisons(true).build())
            .addLibraries(TEXT_FUNCTIONS)
            .addFunctionBindings(
                CelFunctionBinding.from(
                    "day_timestamp",
                    Instant.class,
                    time -> LocalDate.ofInstant(time, zone).toString()));
    for (FactFunction function : FactFunction.values()) {
      builder.addFunctionBindings(function.binding());
    }
    return builder.build();
  }
}
