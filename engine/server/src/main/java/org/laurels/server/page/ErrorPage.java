// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

/**
 * That something went wrong, for people.
 *
 * @param incident what the log names it by; empty where the log has nothing
 */
public record ErrorPage(int status, String heading, String detail, String incident) {
  static ErrorPage of(Words words, int status, String incident) {
    return switch (status) {
      case 401, 403 ->
          new ErrorPage(
              status, words.of("error.closed"), words.of("error.closed.detail"), incident);
      case 404 ->
          new ErrorPage(
              status, words.of("error.missing"), words.of("error.missing.detail"), incident);
      case 503 ->
          new ErrorPage(status, words.of("error.busy"), words.of("error.busy.detail"), incident);
      default ->
          status < 500
              ? new ErrorPage(
                  status, words.of("error.wrong"), words.of("error.wrong.detail"), incident)
              : new ErrorPage(
                  status, words.of("error.broken"), words.of("error.broken.detail"), incident);
    };
  }
}
