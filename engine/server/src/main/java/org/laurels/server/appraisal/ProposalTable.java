// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.appraisal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.appraisal.Figure;
import org.laurels.core.appraisal.Proposal;
import org.laurels.core.member.Identity;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.csv.CsvRow;

/**
 * What is to be decided: a row a member, which people change in {@code bracket} and {@code note}.
 */
final class ProposalTable {
  static final String MEMBER = "member";
  static final String HOST = "host";
  static final String IDENTITY = "identity";
  static final String PROPOSED = "proposed";
  static final String BRACKET = "bracket";
  static final String NOTE = "note";

  private ProposalTable() {}

  static String of(Proposal proposal, Map<Long, Identity> identities) {
    List<Figure> figures = proposal.appraisal().figures();
    List<@Nullable Object> head = new ArrayList<>(List.of(MEMBER, HOST, IDENTITY));
    figures.forEach(figure -> head.add(figure.id()));
    head.addAll(List.of(PROPOSED, BRACKET, NOTE));
    StringBuilder table = new StringBuilder(CsvRow.of(head.toArray()));
    for (Proposal.Line line : proposal.open()) {
      Identity identity = identities.get(line.memberId());
      List<@Nullable Object> row = new ArrayList<>();
      row.add(OpaqueId.MEMBER.of(line.memberId()));
      row.add(identity == null ? "" : identity.host());
      row.add(identity == null ? "" : identity.id());
      figures.forEach(figure -> row.add(line.figures().of(figure.id())));
      row.add(line.bracket().id());
      row.add(line.bracket().id());
      row.add("");
      table.append(CsvRow.of(row.toArray()));
    }
    return table.toString();
  }
}
