// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.laurels.core.wallet.CreditTerms;

class CreditTermsReaderTest {
  private final ProgrammeReader reader = new ProgrammeReader(name -> Optional.empty());

  @Test
  void terms_areReadWhole() {
    assertThat(terms("{vest: 7d, expire: 12mo, grace: 36h, repay: 25, worth: 2, currency: GBP}"))
        .isEqualTo(
            new CreditTerms(
                Duration.ofDays(7),
                false,
                Period.ofMonths(12),
                Duration.ofHours(36),
                25,
                "GBP",
                2));
  }

  @Test
  void termsThatSayNothing_areTheUsual() {
    assertThat(terms("true")).isEqualTo(CreditTerms.USUAL);
    assertThat(terms("{}")).isEqualTo(CreditTerms.USUAL);
    assertThat(terms("{repay: 50}")).isEqualTo(CreditTerms.USUAL);
  }

  @Test
  void unitThatIsNotSpent_hasNoTerms() {
    assertThat(terms("false")).isNull();
  }

  @Test
  void monthClose_isWaitedForAloneOrAfterASpan() {
    CreditTerms alone = requireNonNull(terms("{vest: month-close}"));
    assertThat(alone.atMonthClose()).isTrue();
    assertThat(alone.vesting()).isZero();
    CreditTerms after = requireNonNull(terms("{vest: [2w, month-close]}"));
    assertThat(after.atMonthClose()).isTrue();
    assertThat(after.vesting()).isEqualTo(Duration.ofDays(14));
    assertThat(terms("{vest: [month-close, 2w]}")).isEqualTo(after);
  }

  @Test
  void bounds_areWithin() {
    CreditTerms least =
        requireNonNull(
            terms("{vest: 0d, expire: 1d, grace: 0h, repay: 0, worth: 1, currency: JPY}"));
    assertThat(least.vesting()).isZero();
    assertThat(least.grace()).isZero();
    assertThat(least.repayPercent()).isZero();
    CreditTerms most = requireNonNull(terms("{vest: 366d, expire: 10y, grace: 52w, repay: 100}"));
    assertThat(most.expiry()).isEqualTo(Period.ofYears(10));
    assertThat(most.repayPercent()).isEqualTo(100);
  }

  @Test
  void termsThatAreWrong_areToldAllAtOnce() {
    assertThat(
            problems(
                "{vest: 12mo, expire: 12m, grace: 367d, repay: 101, worth: 0, currency: GPB, x: 1}"))
        .containsExactly(
            "3:31: '12mo' is no span of at most 366d such as 12h, 14d or 2w",
            "3:45: '12m' is no span of at most 10y such as 90d, 12mo or 1y, did you mean '12mo'?",
            "3:57: '367d' is no span of at most 366d such as 12h, 14d or 2w",
            "3:70: a whole number from 0 to 100 is wanted here",
            "3:82: a whole number from 1 to 1000000 is wanted here",
            "3:95: unknown currency 'GPB', which is a code such as EUR, GBP or USD,"
                + " did you mean 'GBP'?",
            "3:100: unknown key 'x', known: vest, expire, grace, repay, worth, currency");
  }

  @Test
  void worth_needsItsCurrency() {
    String pair =
        "'worth' says how many of the smallest coin of 'currency' one is worth;"
            + " one is not without the other";
    assertThat(problems("{worth: 1}")).containsExactly("3:25: " + pair);
    assertThat(problems("{currency: EUR}")).containsExactly("3:25: " + pair);
  }

  @Test
  void currencyWithoutCoins_isNone() {
    assertThat(problems("{worth: 1, currency: XAU}"))
        .singleElement()
        .asString()
        .contains("unknown currency 'XAU'");
  }

  @Test
  void expiryOfNothing_isRefused() {
    for (String nothing : List.of("0", "0d", "0mo")) {
      assertThat(problems("{expire: " + nothing + "}"))
          .containsExactly(
              "3:33: what expires at once is worth nothing; without it, nothing expires");
    }
    assertThat(problems("{expire: 11y}")).hasSize(1);
    assertThat(problems("{expire: -1d}")).hasSize(1);
  }

  @Test
  void vesting_saysEachThingOnce() {
    String once = "one span and month-close is all that 'vest' can say";
    assertThat(problems("{vest: [1d, 2d]}")).containsExactly("3:36: " + once);
    assertThat(problems("{vest: [month-close, month-close]}")).containsExactly("3:45: " + once);
    assertThat(problems("{vest: []}"))
        .containsExactly("3:31: a span such as 14d, or month-close, is wanted here");
    assertThat(problems("{vest: {}}")).containsExactly("3:31: a span such as 14d is wanted here");
  }

  @Test
  void neitherTermsNorYes_isRefused() {
    assertThat(problems("14d"))
        .containsExactly(
            "3:24: true, false or terms such as {vest: 14d, expire: 12mo} is wanted here");
    assertThat(problems("[]")).hasSize(1);
  }

  private static String document(String spendable) {
    return "programme: p\nunits:\n  credits: {spendable: " + spendable + "}\n";
  }

  private @Nullable CreditTerms terms(String spendable) {
    ProgrammeReading reading = reader.read("p.yaml", document(spendable));
    assertThat(reading).isInstanceOf(ProgrammeReading.Accepted.class);
    return requireNonNull(((ProgrammeReading.Accepted) reading).programme().units().get("credits"))
        .credit();
  }

  private List<String> problems(String spendable) {
    return ((ProgrammeReading.Refused) reader.read("p.yaml", document(spendable)))
        .problems().stream()
            .map(problem -> problem.toString().replaceFirst("^p\\.yaml:", ""))
            .toList();
  }
}
