// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.laurels.core.appraisal.Appraised;
import org.laurels.core.appraisal.CountedFigures;

/** Rows of what people decided of members' help. */
final class AppraisalRows {
  private static final String SELECT =
      "SELECT id, appraisal, first_day, identity_id, revision, figures, proposed, chosen, amount,"
          + " note, decided_by, decided_at FROM appraisal_decision WHERE community_id = ? AND ";

  private AppraisalRows() {}

  /** All decisions of a period. */
  static List<Appraised> of(Connection connection, int community, String appraisal, LocalDate first)
      throws SQLException {
    return where(
        connection,
        community,
        "appraisal = ? AND first_day = ? ORDER BY identity_id, revision",
        statement -> {
          statement.setString(2, appraisal);
          statement.setString(3, first.toString());
        });
  }

  /**
   * Decisions of a community.
   *
   * @param parameters from the second on; the first is the community
   */
  static List<Appraised> where(
      Connection connection, int community, String where, Reads.Parameters parameters)
      throws SQLException {
    return Reads.rows(
        connection,
        SELECT + where,
        statement -> {
          statement.setInt(1, community);
          parameters.bind(statement);
        },
        AppraisalRows::read);
  }

  private static Appraised read(ResultSet row) throws SQLException {
    return new Appraised(
        row.getLong(1),
        row.getString(2),
        LocalDate.parse(row.getString(3)),
        row.getLong(4),
        row.getInt(5),
        figures(row.getString(6)),
        row.getString(7),
        row.getString(8),
        row.getLong(9),
        row.getString(10),
        row.getString(11),
        Sql.instant(row.getLong(12)));
  }

  /** In ascending order of identities, so that two that insert the same wait and do not lock up. */
  static void insert(RowWriter writer, Dialect dialect, int community, List<Appraised> decisions)
      throws SQLException {
    writer.insert(
        dialect.insert(
            "appraisal_decision",
            "id",
            "community_id",
            "appraisal",
            "first_day",
            "identity_id",
            "revision",
            "figures",
            "proposed",
            "chosen",
            "amount",
            "note",
            "decided_by",
            "decided_at"),
        decisions.stream()
            .sorted((one, other) -> Long.compare(one.identityId(), other.identityId()))
            .toList(),
        (row, one) ->
            row.number(one.id())
                .number(community)
                .text(one.appraisal())
                .text(one.first().toString())
                .number(one.identityId())
                .number(one.revision())
                .text(text(one.figures()))
                .text(one.proposed())
                .text(one.chosen())
                .number(one.value())
                .text(one.note())
                .text(one.by())
                .time(one.at()));
  }

  /** Ids hold neither colons nor blanks. */
  private static String text(CountedFigures figures) {
    return figures.counts().entrySet().stream()
        .map(figure -> figure.getKey() + ":" + figure.getValue())
        .collect(Collectors.joining(" "));
  }

  private static CountedFigures figures(String text) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String figure : text.split(" ")) {
      int colon = figure.indexOf(':');
      counts.put(figure.substring(0, colon), Long.parseLong(figure.substring(colon + 1)));
    }
    return new CountedFigures(counts);
  }
}
