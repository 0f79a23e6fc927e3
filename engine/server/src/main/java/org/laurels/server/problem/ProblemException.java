// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.problem;

/** A request that is answered with a problem. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient Problem problem;

  public ProblemException(ErrorCode code, String detail) {
    this(code, Problem.of(code, detail));
  }

  public ProblemException(ErrorCode code, Problem problem) {
    super(problem.detail());
    this.code = code;
    this.problem = problem;
  }

  ErrorCode code() {
    return code;
  }

  public Problem problem() {
    return problem;
  }
}
