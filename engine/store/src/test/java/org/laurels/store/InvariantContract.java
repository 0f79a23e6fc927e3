// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.wallet.Adjustments;
import org.laurels.testkit.CreditProgramme;

/** What must always hold, broken row by row behind everybody's back: each is found and named. */
abstract class InvariantContract extends CreditStoreFixture {
  private static final String ADD = " SET amount = amount + 1 WHERE ";

  /**
   * How each is broken, and what is said then. Where a key or check of a table would not let it
   * happen, that is taken away first.
   */
  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed, though its type can.
  enum Broken {
    ENTRY_BETWEEN_UNITS(false, "to gold", "UPDATE account SET unit = 'gold' WHERE kind = 'member'"),
    ACCOUNT_IS_NOT_ITS_ENTRIES(
        true,
        "to another amount",
        "UPDATE account SET balance = balance + 1 WHERE kind = 'member'"),
    WALLET_IS_NOT_ITS_TRANSFERS(
        true, "another amount AVAILABLE", "UPDATE wallet SET available = available + 1"),
    BELOW_NOTHING(
        true,
        "less than nothing",
        "ALTER TABLE wallet DROP CONSTRAINT wallet_debt",
        "UPDATE wallet SET debt = -1"),
    LOTS_ARE_NOT_THE_BALANCE(
        true, "for a balance of", "UPDATE credit_lot SET remaining = 0 WHERE remaining > 0"),
    LOT_IS_NOT_ITS_TRANSFERS(
        true, "its transfers leave", "UPDATE credit_lot SET remaining = 1 WHERE remaining > 1"),
    TWO_ANSWERS_TO_A_CALL(
        false,
        "more than one answer",
        "ALTER TABLE money_call DROP PRIMARY KEY",
        "INSERT INTO money_call SELECT community_id, scope, call_key, 'other', status, body,"
            + " answered_at FROM money_call"),
    MOVED_TWICE(
        false,
        "was moved more than once",
        "ALTER TABLE credit_transfer DROP CONSTRAINT credit_transfer_once",
        "INSERT INTO credit_transfer SELECT id + 1000000, community_id, unit, reason, cause_id,"
            + " lot_id, from_account, from_identity, to_account, to_identity, amount, made_at"
            + " FROM credit_transfer"),
    EVENT_IS_GONE(false, "which is not stored", "DELETE FROM event"),
    EVENT_TWICE(
        false,
        "is stored more than once",
        "ALTER TABLE event DROP CONSTRAINT event_name",
        "UPDATE event SET event_hash = X'00000000000000000000000000000000'"),
    REVERSAL_IS_NO_MIRROR(false, "does not mirror", "UPDATE ledger_entry" + ADD + "reason = 5"),
    UNDONE_TWICE(
        false,
        "is undone more than once",
        "ALTER TABLE ledger_reversal DROP PRIMARY KEY",
        "INSERT INTO ledger_reversal SELECT MIN(r.entry_id), MAX(l.id) FROM ledger_reversal r,"
            + " ledger_entry l WHERE l.id <> r.reversed_by"),
    REDEMPTION_IN_ANOTHER_STATE(
        true, "another state than its transfers", "UPDATE redemption SET state = 4"),
    HELD_FOR_NOTHING(true, "another amount HELD", "UPDATE credit_transfer" + ADD + "reason = 7"),
    STOCK_IS_NOT_WHAT_WAS_REDEEMED(
        false, "not as many as were redeemed", "UPDATE reward_counter SET taken = taken + 1"),
    GIVEN_IS_NOT_EARNED(
        true, "the wallet was given", "UPDATE credit_transfer" + ADD + "reason = 1");

    private final boolean recent;
    private final String said;
    private final List<String> sql;

    Broken(boolean recent, String said, String... sql) {
      this.recent = recent;
      this.said = said;
      this.sql = List.of(sql);
    }
  }

  @SuppressWarnings("NullAway.Init")
  InvariantContract() {}

  @BeforeEach
  void live() {
    long ann = rich("ann", 50);
    rich("ben", 20);
    intake(database.intakeStore()).accept(community, List.of(helped("cid", "undone", 3)));
    intake(database.intakeStore())
        .accept(
            community,
            List.of(
                EVENTS
                    .event("x.undone")
                    .by("cid")
                    .undoes("undone")
                    .id("undo")
                    .at(Instant.now(clock))));
    Redemptions redemptions = redemptions(database, clock, new Willing(new AtomicInteger()));
    hold(redemptions, ann, "ann");
    redemptions.request(community, new Redemptions.Wish(ann, "mug", null), call("mug"), made -> "");
    new Adjustments(database.walletStore(), clock)
        .adjust(
            community,
            new Adjustments.Wish(ann, UNIT, 4, "somebody", "thanks"),
            new Adjustments.Terms(CreditProgramme.TERMS, java.time.ZoneOffset.UTC),
            call("thanks"),
            made -> "");
    assertSound();
    assertThat(database.walletStore().unsound(community, everybody())).isEmpty();
  }

  private List<Long> everybody() {
    List<Long> all = new ArrayList<>();
    new TamperedRows(database.dataSource(), "member_identity", List.of("id"))
        .write(
            connection ->
                all.addAll(
                    Reads.rows(
                        connection,
                        "SELECT id FROM member_identity",
                        statement -> {},
                        row -> row.getLong(1))));
    return all;
  }

  @ParameterizedTest
  @EnumSource(Broken.class)
  void brokenRow_isFoundAndNamed(Broken broken) {
    TamperedRows anywhere = new TamperedRows(database.dataSource(), "wallet", List.of("unit"));
    broken.sql.forEach(anywhere::run);
    List<String> found = new ArrayList<>(database.auditStore().unbalanced(community));
    found.addAll(database.walletStore().unsound(community));
    if (broken != Broken.ACCOUNT_IS_NOT_ITS_ENTRIES) {
      assertThat(found).anySatisfy(each -> assertThat(each).contains(broken.said));
    } else {
      assertThat(found).anySatisfy(each -> assertThat(each).contains("its entries sum to"));
    }
    if (broken.recent) {
      assertThat(database.walletStore().unsound(community, everybody()))
          .as("of those for whom something moved")
          .anySatisfy(each -> assertThat(each).contains(broken.said));
      assertThat(database.walletStore().unsound(community, List.of(-1L))).as("of others").isEmpty();
    }
  }
}
