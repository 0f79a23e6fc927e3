// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.common.CelIssue;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in plain words what CEL says in its own. */
final class Wording {
  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
  private static final Pattern NO_OVERLOAD =
      Pattern.compile(
          "found no matching overload for '([^']*)' applied to '(?:laurels\\.(\\w+)\\.)?[^(']*"
              + "\\((.*?)\\)'.*");
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?:token recognition error at: |mismatched input |extraneous input "
              + "|no viable alternative at input )'(.*?)'(?: expecting.*)?");
  private static final Pattern MISSING = Pattern.compile("missing '(.*?)' at .*");
  private static final Pattern PREFIX = Pattern.compile("^evaluation error(?: at [^:]*:\\d+)?: ");
  private static final Map<String, String> OPERATORS =
      Map.of("and", "&&", "or", "||", "&", "&&", "|", "||", "=", "==", "<>", "!=");
  private static final int MESSAGE_MAX = 300;

  private static final List<String> FUNCTIONS =
      List.of(
          "day",
          "size",
          "contains",
          "startsWith",
          "endsWith",
          "matches",
          "timestamp",
          "duration",
          "int",
          "string",
          "double",
          "bool",
          "has",
          "all",
          "exists",
          "exists_one",
          "filter",
          "map",
          "charAt",
          "indexOf",
          "lastIndexOf",
          "lowerAscii",
          "upperAscii",
          "split",
          "substring",
          "trim",
          "getFullYear",
          "getMonth",
          "getDate",
          "getDayOfMonth",
          "getDayOfWeek",
          "getDayOfYear",
          "getHours",
          "getMinutes",
          "getSeconds",
          "getMilliseconds");

  private static final Map<String, String> TYPES =
      Map.of(
          "bool", "a yes or no",
          "int", "a whole number",
          "double", "a decimal number",
          "string", "a text",
          "timestamp", "a time",
          "google.protobuf.Timestamp", "a time",
          "duration", "a duration",
          "google.protobuf.Duration", "a duration");

  private final Glossary glossary;
  private final Reach reach;

  Wording(Glossary glossary, Reach reach) {
    this.glossary = glossary;
    this.reach = reach;
  }

  static String type(String name) {
    if (name.startsWith("list")) {
      return "a list";
    }
    return name.startsWith("map") ? "a map" : TYPES.getOrDefault(name, name);
  }

  Fault fault(CelIssue issue, String text) {
    int line = Math.max(1, issue.getSourceLocation().getLine());
    int column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
    String message = issue.getMessage();
    Matcher undeclared = UNDECLARED.matcher(message);
    if (undeclared.matches()) {
      return undeclared(line, column, undeclared.group(1));
    }
    Matcher overload = NO_OVERLOAD.matcher(message);
    if (overload.matches()) {
      return new Fault(line, column, overload(overload), null);
    }
    if (message.contains("recursion limit")) {
      return new Fault(line, column, NameCheck.TOO_DEEP, null);
    }
    return new Fault(line, column, syntax(message), operator(text, line, column));
  }

  private static String syntax(String message) {
    Matcher missing = MISSING.matcher(message);
    if (missing.matches()) {
      return "a '" + missing.group(1) + "' is missing";
    }
    Matcher misread = SYNTAX.matcher(message);
    if (!misread.matches()) {
      return shortened(message);
    }
    String token = misread.group(1).strip();
    if (token.startsWith("'") || token.startsWith("\"")) {
      return "a quote is not closed";
    }
    return token.equals("<EOF>")
        ? "the expression ends too early"
        : "'" + shortened(token) + "' is not understood here";
  }

  private Fault undeclared(int line, int column, String name) {
    @Nullable String suggestion =
        Suggestion.nearest(name, FUNCTIONS)
            .map(function -> function + "()")
            .or(() -> glossary.suggest(name, reach))
            .orElse(null);
    return new Fault(line, column, "nothing is called '" + name + "'", suggestion);
  }

  private static String overload(Matcher matched) {
    String function = matched.group(1);
    String types =
        Pattern.compile(", ")
            .splitAsStream(matched.group(3))
            .map(Wording::type)
            .collect(Collectors.joining(" and "));
    if (function.contains("_") || function.startsWith("@")) {
      String operator = function.replaceAll("[_@]", "");
      return "'" + operator + "' does not work on " + types;
    }
    String target = matched.group(2) == null ? "" : matched.group(2) + ".";
    return target + function + "() does not work on " + (types.isBlank() ? "nothing" : types);
  }

  /** What other languages write for an operator that stands here. */
  private static @Nullable String operator(String text, int line, int column) {
    String[] lines = text.split("\n", -1);
    if (line > lines.length || column > lines[line - 1].length() + 1) {
      return null;
    }
    String before = lines[line - 1].substring(0, column - 1);
    if (before.matches("(?s)(|.*[\\s(])not\\s+")) {
      return "!";
    }
    String rest = (before.endsWith("<") ? "<" : "") + lines[line - 1].substring(column - 1);
    return OPERATORS.entrySet().stream()
        .filter(one -> rest.matches("(?s)" + Pattern.quote(one.getKey()) + "(?![&|=<>]).*"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** Why an evaluation failed. */
  static String failure(Exception e) {
    @Nullable String message = e.getMessage();
    if (message == null) {
      return e.getClass().getSimpleName();
    }
    String plain = PREFIX.matcher(message).replaceFirst("");
    boolean isMissing =
        e instanceof CelEvaluationException failure
            && failure.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND;
    return isMissing ? "there is no '" + plain + "' to read" : shortened(plain);
  }

  private static String shortened(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.length() <= MESSAGE_MAX ? line : line.substring(0, MESSAGE_MAX) + "…";
  }
}
