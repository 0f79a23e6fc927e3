// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laurels.core.member.Identity;
import org.laurels.core.payout.PaymentFile.Payment;
import org.laurels.core.payout.Reconciliation.Answer;
import org.laurels.server.api.OpaqueId;

class AnswerTableTest {
  private static final String LINE = OpaqueId.PAYOUT.of(77);

  private static List<String> faults(String text) {
    return AnswerTable.read(text).faults().stream()
        .map(fault -> fault.row() + ": " + fault.message())
        .toList();
  }

  @Test
  void answers_areRead_quotedOrNot() {
    AnswerTable table =
        AnswerTable.read(
            "\uFEFFstatus,line,reference,reason,amount,currency\r\n"
                + "paid,"
                + LINE
                + ",\"a,\"\"b\"\"\",,500,GBP\r\n\r\n"
                + "failed,"
                + LINE
                + ",,\"no\",,\n");
    assertThat(table.faults()).isEmpty();
    assertThat(table.answers())
        .containsExactly(
            new Answer(2, 77L, LINE, true, "a,\"b\"", "", 500L, "GBP"),
            new Answer(4, 77L, LINE, false, "", "no", null, null));
  }

  @Test
  void everythingWrong_isToldAtOnce() {
    assertThat(
            faults(
                "line,status,reference,reason,amount\n"
                    + "77,paid,,,\n"
                    + LINE
                    + ",done,,,-5\n"
                    + LINE
                    + ",paid\n"
                    + LINE
                    + ",paid,"
                    + "x".repeat(191)
                    + ",,1.50\n"))
        .containsExactly(
            "2: '77' is no line of a payout",
            "3: the status is 'paid' or 'failed', not 'done'",
            "3: the amount is a whole number of minor units, not '-5'",
            "4: 2 cells for 5 columns",
            "5: the reference has at most 190 printable characters",
            "5: the amount is a whole number of minor units, not '1.50'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | empty",
        "'line,status,reference\n' | reason' is missing",
        "'line,state,reference,reason\n' | did you mean",
        "'line,line,status,reference,reason\n' | is here twice",
        "'line,status,reference,reason\n\"p1,paid' | never closed",
        "'line,status,reference,reason\np1\"x,paid,,' | within a cell",
        "'line,status,reference,reason\n\"p1\"x,paid,,' | behind a closing quote"
      })
  void tableThatIsBroken_isRefused(String text, String said) {
    assertThat(String.join("\n", faults(text))).contains(said);
  }

  @Test
  void export_isHarmlessToSpreadsheets() {
    String table =
        PaymentTable.of(
            List.of(new Payment(77, new Identity("f,\"1\"", "=cmd()"), "cash", 1_500, 0, "GBP")));
    assertThat(table)
        .isEqualTo(
            "line,host,identity,way,amount,matched,currency\r\n"
                + LINE
                + ",\"f,\"\"1\"\"\",'=cmd(),cash,1500,0,GBP\r\n");
  }
}
