// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.laurels.core.proof.ChainCheck;
import org.laurels.core.proof.ProofStore;
import org.laurels.core.proof.RowName;
import org.laurels.core.proof.Sealer;
import org.laurels.core.proof.StoredBlock;
import org.laurels.core.wallet.Balance;
import org.laurels.testkit.CreditRun;

/** A community with wallets whose rows are sealed in a chain, and what a test asks of it. */
abstract class ChainFixture extends CreditStoreFixture {
  static final long SEED = 20261122;

  final Random random = new Random(SEED);
  ProofStore proofs;
  Sealer sealer;
  TamperedRows entries;
  TamperedRows transfers;

  @SuppressWarnings("NullAway.Init")
  ChainFixture() {}

  @BeforeEach
  void openProofs() {
    proofs = database.proofStore();
    sealer = new Sealer(proofs, clock);
    entries = new TamperedRows(database.dataSource(), "ledger_entry", List.of("event_id", "id"));
    transfers = new TamperedRows(database.dataSource(), "credit_transfer", List.of("id"));
  }

  /** Some lives in wallets, sealed every now and then. */
  void live(int operations) {
    AtomicInteger operation = new AtomicInteger();
    CreditRun.World world =
        new CreditRun.World(
            database.intakeStore(),
            database.redemptionStore(),
            database.bountyStore(),
            community,
            member ->
                database.walletStore().balances(community, member).getOrDefault(UNIT, Balance.NONE),
            () -> {
              if (operation.incrementAndGet() % 20 == 0) {
                sealer.run(community);
              }
            });
    CreditRun.run(world, SEED, operations);
    sealer.run(community);
  }

  ChainCheck.Report check() {
    return new ChainCheck(proofs).run(community);
  }

  void assertHolds() {
    assertThat(check().examples()).isEmpty();
  }

  List<StoredBlock> blocks() {
    List<StoredBlock> blocks = new ArrayList<>();
    long last = 0;
    while (proofs.blockAfter(community, last).isPresent()) {
      blocks.add(proofs.blockAfter(community, last).orElseThrow());
      last = blocks.get(blocks.size() - 1).block().number();
    }
    return blocks;
  }

  Map<RowName, Long> blockOf() {
    Map<RowName, Long> blockOf = new TreeMap<>(java.util.Comparator.comparing(RowName::toString));
    blocks()
        .forEach(
            block -> block.rows().forEach(row -> blockOf.put(row.row(), block.block().number())));
    return blockOf;
  }

  static RowName name(TamperedRows rows, Map<String, Object> row) {
    long id = ((Number) row.get("id")).longValue();
    return rows.table().equals("ledger_entry")
        ? RowName.entry(((Number) row.get("event_id")).longValue(), id)
        : RowName.transfer(id);
  }
}
