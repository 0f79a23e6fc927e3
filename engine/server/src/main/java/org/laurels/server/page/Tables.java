// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.core.Response;

/** Tables for spreadsheets, as they are sent. */
final class Tables {
  private Tables() {}

  static Response answer(String table, String name) {
    return Response.ok(table, StatementCsv.MEDIA_TYPE)
        .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
        .header("Cache-Control", "private, no-store")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
