// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.laurels.core.appraisal.Appraisal;
import org.laurels.core.appraisal.Appraised;
import org.laurels.core.appraisal.Ballot;
import org.laurels.core.appraisal.Bracket;
import org.laurels.core.appraisal.CountedFigures;
import org.laurels.core.appraisal.Proposal;
import org.laurels.core.cycle.PayoutPeriod;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.appraisal.AppraisalSteps;

/** Reads appraisals for operators. */
final class AppraisalReader {
  /** A form is small enough to be searched for its token. */
  private static final int LINES_MAX = 100;

  private static final int NOTE_LENGTH_MAX = 100;
  private static final long WIDTH = 1_000;

  private final AppraisalSteps steps;
  private final Members members;

  AppraisalReader(AppraisalSteps steps, Members members) {
    this.steps = steps;
    this.members = members;
  }

  /**
   * What has come of a form.
   *
   * @param kept what was chosen in a form of which nothing has come, so that it need not be chosen
   *     again
   */
  record Told(String news, List<String> faults, Map<Long, Ballot.Choice> kept) {
    static Told news(String news) {
      return new Told(news, List.of(), Map.of());
    }
  }

  AppraisalsPage all(Visit visit) {
    List<AppraisalsPage.Appraisal> rows = new ArrayList<>();
    for (Appraisal appraisal : steps.appraisals(visit.community())) {
      PayoutPeriod running = steps.running(visit.community(), appraisal);
      PayoutPeriod over = appraisal.cut().before(running);
      rows.add(
          new AppraisalsPage.Appraisal(
              appraisal.id(),
              appraisal.name(),
              Stream.of(over, appraisal.cut().before(over), running)
                  .map(period -> period(visit, appraisal, period))
                  .toList()));
    }
    return new AppraisalsPage(rows);
  }

  private AppraisalsPage.Period period(Visit visit, Appraisal appraisal, PayoutPeriod period) {
    Proposal proposal = steps.proposal(visit.community(), appraisal.id(), period.first());
    return new AppraisalsPage.Period(
        title(visit.words(), period),
        address(visit, appraisal.id(), period.first()),
        state(visit.words(), proposal));
  }

  static String address(Visit visit, String appraisal, LocalDate first) {
    return visit.link(CreditPages.APPRAISALS) + "/" + Visit.part(appraisal) + "/" + first;
  }

  private static String title(Words words, PayoutPeriod period) {
    return words.of("cycles.period", words.day(period.first()), words.day(period.last()));
  }

  private static String state(Words words, Proposal proposal) {
    int open = proposal.open().size();
    if (!proposal.isOver()) {
      return words.of("appraisals.state.running", open);
    }
    if (open > 0) {
      return words.of("appraisals.state.open", open);
    }
    return proposal.lines().isEmpty()
        ? words.of("appraisals.state.nobody")
        : words.of("appraisals.state.decided", proposal.lines().size());
  }

  AppraisalPage read(Visit visit, Proposal proposal, Told told, String csrf) {
    Words words = visit.words();
    List<Proposal.Line> open = proposal.open();
    List<Proposal.Line> decided = proposal.lines().stream().filter(line -> !line.isOpen()).toList();
    Set<Long> shown = new HashSet<>();
    open.stream().limit(LINES_MAX).forEach(line -> shown.add(line.memberId()));
    decided.stream().limit(LINES_MAX).forEach(line -> shown.add(line.memberId()));
    Reading reading =
        new Reading(words, proposal.appraisal(), members.heads(visit, shown), told.kept());
    String address = address(visit, proposal.appraisal().id(), proposal.period().first());
    boolean isConfirmed = proposal.isOver() && !open.isEmpty();
    return new AppraisalPage(
        proposal.appraisal().name(),
        title(words, proposal.period()),
        state(words, proposal),
        told.news(),
        told.faults(),
        reading.bars(open),
        proposal.appraisal().figures().stream().map(one -> Words.spoken(one.id())).toList(),
        open.stream().limit(LINES_MAX).map(reading::line).toList(),
        more(words, open),
        decided.stream().limit(LINES_MAX).flatMap(reading::decided).toList(),
        more(words, decided),
        new AppraisalPage.Steps(
            visit.link(CreditPages.APPRAISALS),
            isConfirmed ? address + AppraisalPageResource.CONFIRM : "",
            address + AppraisalPageResource.CORRECT,
            open.isEmpty() ? "" : address + AppraisalPageResource.TABLE,
            proposal.mark(),
            FormKey.fresh(),
            csrf,
            NOTE_LENGTH_MAX));
  }

  private static String more(Words words, List<Proposal.Line> lines) {
    return lines.size() > LINES_MAX ? words.of("appraisals.more", lines.size() - LINES_MAX) : "";
  }

  /** Says the lines of one proposal. */
  private record Reading(
      Words words,
      Appraisal appraisal,
      Map<Long, MemberHead> heads,
      Map<Long, Ballot.Choice> kept) {

    private static long count(List<Proposal.Line> open, Bracket bracket) {
      return open.stream().filter(line -> line.bracket().equals(bracket)).count();
    }

    List<AppraisalPage.Bar> bars(List<Proposal.Line> open) {
      long most =
          Math.max(
              1, appraisal.brackets().stream().mapToLong(one -> count(open, one)).max().orElse(1));
      return appraisal.brackets().stream()
          .map(
              bracket ->
                  new AppraisalPage.Bar(
                      bracket.name(),
                      bracket.condition() == null ? "" : bracket.condition().text(),
                      words.number(bracket.value()),
                      words.number(count(open, bracket)),
                      WIDTH * count(open, bracket) / most))
          .toList();
    }

    AppraisalPage.Line line(Proposal.Line line) {
      Ballot.Choice choice =
          kept.getOrDefault(line.memberId(), new Ballot.Choice(line.bracket().id(), ""));
      return new AppraisalPage.Line(
          head(line.memberId()),
          OpaqueId.MEMBER.of(line.memberId()),
          figures(line.figures()),
          line.bracket().name(),
          options(choice.bracket()),
          choice.note());
    }

    Stream<AppraisalPage.Decided> decided(Proposal.Line line) {
      return line.decided().stream().map(one -> decided(line.memberId(), one));
    }

    private AppraisalPage.Decided decided(long member, Appraised one) {
      return new AppraisalPage.Decided(
          head(member),
          OpaqueId.DECISION.of(one.id()),
          figures(one.figures()),
          name(one.proposed()),
          name(one.chosen()),
          one.isChanged(),
          one.note(),
          one.revision() == 1 ? "" : words.of("appraisals.corrected", one.revision() - 1),
          one.by(),
          words.moment(one.at()),
          options(one.chosen()));
    }

    private List<String> figures(CountedFigures counted) {
      return appraisal.figures().stream()
          .map(figure -> words.number(counted.of(figure.id())))
          .toList();
    }

    private List<AppraisalPage.Option> options(String chosen) {
      return appraisal.brackets().stream()
          .map(
              bracket ->
                  new AppraisalPage.Option(
                      bracket.id(), bracket.name(), bracket.id().equals(chosen)))
          .toList();
    }

    private String name(String bracket) {
      return appraisal.bracket(bracket).map(Bracket::name).orElseGet(() -> Words.spoken(bracket));
    }

    private MemberHead head(long member) {
      String former = words.of("member.former");
      return heads.getOrDefault(member, new MemberHead(former, "", "", MemberHead.initial(former)));
    }
  }
}
