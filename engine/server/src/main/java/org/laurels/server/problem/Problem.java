// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Problem details as RFC 9457 has them.
 *
 * @param path where in the body's JSON, or which parameter
 * @param line where in the body's text, from 1
 * @param incident what the log names it by
 * @param available how many credits could have been spent, where they were too few
 * @param errors all that is wrong, row by row of a table or field by field
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String path,
    @Nullable Integer line,
    @Nullable Integer column,
    @Nullable String incident,
    @Nullable Long available,
    @Nullable List<Row> errors) {
  /**
   * One of several things that are wrong.
   *
   * @param line where in the body's text, from 1; null where it is no table
   * @param field of which field; null where it is a table
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Row(@Nullable Integer line, @Nullable String field, String detail) {}

  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(ErrorCode code, String detail) {
    return of(code, code.status(), detail);
  }

  static Problem of(ErrorCode code, int status, String detail) {
    return new Problem(
        code.type(), code.title(), status, detail, null, null, null, null, null, null);
  }

  /** The same, naming where in the JSON. */
  public Problem at(String jsonPath) {
    return new Problem(
        type, title, status, detail, jsonPath, line, column, incident, available, errors);
  }

  /** The same, naming where in the text. */
  public Problem at(int atLine, int atColumn) {
    return new Problem(
        type, title, status, detail, path, atLine, atColumn, incident, available, errors);
  }

  Problem named(String incidentId) {
    return new Problem(
        type, title, status, detail, path, line, column, incidentId, available, errors);
  }

  /** The same, telling how many credits there are. */
  public Problem withAvailable(long credits) {
    return new Problem(type, title, status, detail, path, line, column, incident, credits, errors);
  }

  /** The same, telling each thing that is wrong. */
  public Problem withErrors(List<Row> rows) {
    return new Problem(
        type, title, status, detail, path, line, column, incident, available, List.copyOf(rows));
  }
}
