// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.laurels.core.appraisal.Appraised;
import org.laurels.core.appraisal.Bracket;
import org.laurels.core.appraisal.CountedFigures;
import org.laurels.core.appraisal.Proposal;
import org.laurels.core.community.Community;
import org.laurels.core.member.Identity;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.appraisal.AppraisalSteps;

/** Tells the members of a proposal. */
final class AppraisalLines {
  private final Surroundings surroundings;
  private final AppraisalSteps steps;
  private final Community community;

  AppraisalLines(Surroundings surroundings, AppraisalSteps steps, Community community) {
    this.surroundings = surroundings;
    this.steps = steps;
    this.community = community;
  }

  /** Of whom nothing is decided. */
  void open(Proposal proposal) {
    List<Proposal.Line> lines = proposal.open();
    if (lines.isEmpty()) {
      surroundings.say("nothing is to be decided");
      return;
    }
    Map<Long, Identity> names =
        steps.identities(community, lines.stream().map(Proposal.Line::memberId).toList());
    TextTable table = new TextTable().row(cells("member", heads(proposal), "proposed"));
    for (Proposal.Line line : lines) {
      table.row(
          cells(
              name(names, line.memberId()), counts(proposal, line.figures()), line.bracket().id()));
    }
    table.print(surroundings::say);
    for (Bracket bracket : proposal.appraisal().brackets()) {
      long members = lines.stream().filter(line -> line.bracket().equals(bracket)).count();
      surroundings.say(bracket.id() + ": " + Plain.count(members, "member", "members"));
    }
  }

  /** What was decided, with the figures of that moment. */
  void decided(Proposal proposal) {
    List<Appraised> decided =
        proposal.lines().stream().flatMap(line -> line.decided().stream()).toList();
    if (decided.isEmpty()) {
      surroundings.say("nothing is decided");
      return;
    }
    Map<Long, Identity> names =
        steps.identities(community, decided.stream().map(Appraised::identityId).toList());
    TextTable table =
        new TextTable()
            .row(cells("decision", heads(proposal), "member", "proposed", "bracket", "by", "note"));
    for (Appraised one : decided) {
      table.row(
          cells(
              OpaqueId.DECISION.of(one.id()),
              counts(proposal, one.figures()),
              name(names, one.identityId()),
              one.proposed(),
              one.chosen(),
              one.by(),
              one.note().isEmpty() ? "-" : one.note()));
    }
    table.print(surroundings::say);
  }

  private static String name(Map<Long, Identity> names, long number) {
    Identity identity = names.get(number);
    return identity == null ? Long.toString(number) : identity.toString();
  }

  private static List<String> heads(Proposal proposal) {
    return proposal.appraisal().figures().stream().map(figure -> figure.id()).toList();
  }

  private static List<String> counts(Proposal proposal, CountedFigures counted) {
    return proposal.appraisal().figures().stream()
        .map(figure -> Plain.number(counted.of(figure.id())))
        .toList();
  }

  private static String[] cells(String first, List<String> middle, String... last) {
    List<String> cells = new ArrayList<>(middle.size() + last.length + 1);
    cells.add(first);
    cells.addAll(middle);
    cells.addAll(List.of(last));
    return cells.toArray(new String[0]);
  }
}
