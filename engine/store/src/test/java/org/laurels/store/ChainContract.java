// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.laurels.core.proof.ChainCheck;
import org.laurels.core.proof.Head;
import org.laurels.core.proof.RowName;
import org.laurels.core.proof.Sealer;
import org.laurels.core.proof.Sha256;
import org.laurels.core.proof.StoredBlock;
import org.laurels.core.wallet.TransferReason;

/** A chain of seals on a database: who may write everything is found out all the same. */
abstract class ChainContract extends ChainFixture {
  private static final int FLIPS_A_COLUMN = 12;
  private static final int ROWS = 30;

  @Test
  void everyRow_isInExactlyOneBlock() {
    live(120);
    ChainCheck.Report report = check();
    assertThat(report.examples()).isEmpty();
    assertThat(report.rows()).isEqualTo(entries.count() + transfers.count());
    assertThat(report.blocks()).isGreaterThan(4);
    assertThat(blockOf()).hasSize((int) report.rows());
  }

  /** They are transfers, those of the company too, which are nobody's. */
  @Test
  void transfersOfBounties_areInTheChain_andGuardedByIt() {
    live(300);
    Map<RowName, Long> blockOf = blockOf();
    int seen = 0;
    for (TransferReason reason : TransferReason.values()) {
      if (reason.isOfBounty()) {
        Map<String, Object> row = transfers.only("reason", reason.code());
        RowName name = name(transfers, row);
        assertThat(blockOf).as("%s, seed %d", reason, SEED).containsKey(name);
        Map<String, Object> more = new TreeMap<>(row);
        more.computeIfPresent("amount", (column, amount) -> ((Number) amount).longValue() + 1);
        transfers.replace(row, more);
        assertThat(check().examples())
            .anySatisfy(
                fault ->
                    assertThat(fault).startsWith("block " + blockOf.get(name) + ": " + name + " "));
        transfers.replace(more, row);
        seen++;
      }
    }
    assertThat(seen).isEqualTo(6);
    assertHolds();
  }

  @Test
  void flippedByte_inAnyColumn_isFoundWithBlockAndRow() {
    live(100);
    Map<RowName, Long> blockOf = blockOf();
    int flips = 0;
    List<String> columns = new ArrayList<>();
    for (TamperedRows rows : List.of(entries, transfers)) {
      for (String column : rows.columns()) {
        columns.add(rows.table() + "." + column);
        for (int i = 0; i < FLIPS_A_COLUMN; i++) {
          Map<String, Object> before = rows.any(random);
          RowName name = name(rows, before);
          Map<String, Object> after = rows.flip(before, column, random);
          assertThat(check().examples())
              .as("seed %d, %s.%s: %s to %s", SEED, rows.table(), column, before, after)
              .anySatisfy(
                  fault ->
                      assertThat(fault)
                          .startsWith("block " + blockOf.get(name) + ": " + name + " "));
          rows.replace(after, before);
          flips++;
        }
      }
    }
    assertHolds();
    System.out.printf(
        "%s: %d bytes flipped in %d columns %s, all found in the right block%n",
        getClass().getSimpleName(), flips, columns.size(), columns);
  }

  @Test
  void removedInsertedAndMovedRows_areFound() {
    live(100);
    Map<RowName, Long> blockOf = blockOf();
    for (TamperedRows rows : List.of(entries, transfers)) {
      for (int i = 0; i < ROWS; i++) {
        Map<String, Object> row = rows.any(random);
        RowName name = name(rows, row);
        rows.delete(row);
        assertThat(check().examples())
            .contains("block " + blockOf.get(name) + ": " + name + " is gone");
        rows.insert(row);

        Map<String, Object> forged = new TreeMap<>(row);
        forged.put("id", database.nextId());
        forged.computeIfPresent("cause_id", (column, cause) -> database.nextId());
        rows.insert(forged);
        assertThat(check().examples())
            .containsExactly(name(rows, forged) + " is in no block: it was slipped in");
        rows.delete(forged);

        Map<String, Object> other = rows.any(random);
        if (!other.equals(row)) {
          rows.swap(row, other);
          assertThat(check().examples())
              .as("seed %d: %s and %s in each other's place", SEED, row, other)
              .anySatisfy(
                  fault ->
                      assertThat(fault).startsWith("block " + blockOf.get(name) + ": " + name));
          rows.restore(row, other);
        }
      }
    }
    assertHolds();
    System.out.printf(
        "%s: %d rows removed, inserted and moved, all found%n",
        getClass().getSimpleName(), 2 * ROWS);
  }

  @Test
  void changedChain_isFound() {
    live(100);
    long last = proofs.head(community).number();
    long middle = last / 2;
    TamperedRows blocks =
        new TamperedRows(database.dataSource(), "audit_block", List.of("community_id", "number"));
    Map<String, Object> block = blocks.only("number", middle);

    blocks.delete(block);
    assertThat(check().examples())
        .contains(
            "block "
                + (middle + 1)
                + " follows block "
                + (middle - 1)
                + ": blocks between them are gone");
    blocks.insert(block);
    for (String column : List.of("sealed_at", "row_count", "root", "previous", "hash", "named")) {
      Map<String, Object> changed = blocks.flip(block, column, random);
      assertThat(check().examples())
          .as("seed %d: %s of block %d", SEED, column, middle)
          .anySatisfy(fault -> assertThat(fault).startsWith("block " + middle));
      blocks.replace(changed, block);
    }
    swap(blocks, middle);
    assertThat(check().examples()).contains("block " + middle + " itself was changed");
    swap(blocks, middle);
    assertHolds();

    Map<String, Object> end = blocks.only("number", last);
    blocks.delete(end);
    assertThat(check().examples())
        .anySatisfy(fault -> assertThat(fault).startsWith("the chain ends at block " + (last - 1)));
    blocks.insert(end);
    assertHolds();
  }

  /** Puts a block and the next one in each other's place. */
  private void swap(TamperedRows blocks, long number) {
    String of = " WHERE community_id = " + community.id() + " AND number = ";
    blocks.run("UPDATE audit_block SET number = -1" + of + number);
    blocks.run("UPDATE audit_block SET number = " + number + of + (number + 1));
    blocks.run("UPDATE audit_block SET number = " + (number + 1) + of + -1);
  }

  @Test
  void newChain_overForgedRows_lacksTheHashThatWasKept() {
    live(60);
    Sha256 kept = proofs.head(community).hash();
    rich("later", 7);
    sealer.run(community);
    assertThat(new ChainCheck(proofs).run(community, kept).examples()).isEmpty();

    entries.run(
        "UPDATE ledger_entry SET amount = amount + 1 WHERE id = "
            + name(entries, entries.any(random)).id());
    List<RowName> all = List.copyOf(blockOf().keySet());
    entries.run("DELETE FROM audit_block");
    entries.run("DELETE FROM audit_head");
    entries.write(
        connection -> {
          new PostingNotes(
                  new RowWriter(
                      connection, database.isH2() ? Dialect.H2 : Dialect.MYSQL, Runnable::run),
                  community.id(),
                  database.isH2() ? Dialect.H2 : Dialect.MYSQL,
                  database::nextId)
              .note(all, clock.instant());
          return 1;
        });
    sealer.run(community);

    assertHolds();
    ChainCheck.Report report = new ChainCheck(proofs).run(community, kept);
    assertThat(report.holdsExpected()).isFalse();
  }

  @Test
  void rowThatIsGoneBeforeItIsSealed_isToldForEver_andTheOthersAreSealed() {
    rich("ann", 5);
    Map<String, Object> row = transfers.any(random);
    transfers.delete(row);
    rich("ben", 5);
    sealer.run(community);
    assertThat(check().examples())
        .containsExactly(
            "block 1: " + name(transfers, row) + " is gone since before it was sealed");
    assertThat(proofs.waitingSince()).isEmpty();
  }

  /** Rows of smaller numbers come last: a mark of the greatest number would pass over them. */
  @Test
  void rowsOfSmallerNumbers_committedLater_areSealedAsWell() {
    try (Database other = Database.open(url, clock)) {
      long ours = database.nextId();
      assertThat(other.nextId()).isGreaterThan(ours);
      intake(other.intakeStore()).accept(community, List.of(helped("ben", "later", 3)));
      sealer.run(community);
      intake(database.intakeStore()).accept(community, List.of(helped("ann", "sooner", 4)));
      sealer.run(community);
      List<StoredBlock> blocks = blocks();
      assertThat(blocks).hasSize(2);
      assertThat(highest(blocks.get(1))).isLessThan(highest(blocks.get(0)));
      assertHolds();
    }
  }

  private static long highest(StoredBlock block) {
    return Collections.max(block.rows().stream().map(row -> row.row().id()).toList());
  }

  @Test
  void twoProcesses_sealWhileTwoWrite_everyRowOnce() throws Exception {
    try (Database other = Database.open(url, clock)) {
      AtomicBoolean done = new AtomicBoolean();
      List<Thread> threads = new ArrayList<>();
      List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
      for (Database process : List.of(database, other)) {
        String name = process == database ? "one" : "two";
        threads.add(started(failures, () -> write(process, name)));
        threads.add(
            started(
                failures,
                () -> {
                  Sealer own = new Sealer(process.proofStore(), clock);
                  while (!done.get()) {
                    own.run(community);
                    ChainCheck.Report report = new ChainCheck(process.proofStore()).run(community);
                    assertThat(report.examples()).as("beside the intake").isEmpty();
                  }
                }));
      }
      threads.get(0).join();
      threads.get(2).join();
      done.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(failures).isEmpty();
      sealer.run(community);
      ChainCheck.Report report = check();
      assertThat(report.examples()).isEmpty();
      assertThat(report.rows()).isEqualTo(entries.count() + transfers.count());
    }
  }

  private void write(Database process, String name) {
    for (int i = 0; i < 40; i++) {
      intake(process.intakeStore())
          .accept(
              community,
              List.of(helped(name + i % 3, name + "-" + i, 2), helped("both", name + "+" + i, 1)));
    }
  }

  private static Thread started(List<Throwable> failures, Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (RuntimeException | Error e) {
                failures.add(e);
              }
            });
    thread.start();
    return thread;
  }

  @Test
  void headOfNothing_isNone() {
    assertThat(proofs.head(community)).isEqualTo(Head.NONE);
    assertHolds();
  }
}
