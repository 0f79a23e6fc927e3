// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.laurels.core.cycle.Way;
import org.laurels.core.payout.Decision;
import org.laurels.core.payout.Outlooks.Outlook;
import org.laurels.core.payout.PayoutRun;

/**
 * The payout of the period that was over last, as a member finds it.
 *
 * @param tally how many credits could be paid in all
 * @param debt how many are owed, which are not paid out
 * @param choice the way that was chosen
 * @param silent what would come of choosing nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PayoutView(
    String cycle,
    String period,
    String state,
    String unit,
    String currency,
    long worth,
    @JsonProperty("cut_off") String cutOff,
    @JsonProperty("choose_until") String chooseUntil,
    long tally,
    long debt,
    boolean frozen,
    @Nullable String choice,
    List<Option> ways,
    Option silent) {

  /**
   * What would come of a choice, in credits.
   *
   * @param way null where nothing is paid
   * @param withheld what waits for paperwork
   * @param kept what stays for the next period
   * @param ends what ends
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Option(
      @Nullable String way,
      @JsonProperty("at_least") @Nullable Long atLeast,
      long paid,
      long withheld,
      long kept,
      long ends,
      String why) {
    static Option of(@Nullable Way way, Decision made) {
      return new Option(
          way == null ? null : way.id(),
          way == null ? null : way.atLeast(),
          made.paid(),
          made.withheld(),
          made.kept(),
          made.expired(),
          word(made.why()));
    }
  }

  static PayoutView of(Outlook outlook) {
    PayoutRun run = outlook.plan().run();
    List<Option> ways = new ArrayList<>();
    outlook.ways().forEach((way, made) -> ways.add(Option.of(way, made)));
    return new PayoutView(
        run.cycle(),
        run.first().toString(),
        word(run.state()),
        run.unit(),
        run.currency(),
        run.worth(),
        run.cutOff().toString(),
        run.choiceEnd().toString(),
        outlook.tally(),
        outlook.debt(),
        outlook.frozen(),
        outlook.choice(),
        ways,
        Option.of(outlook.silent().way(), outlook.silent()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
