// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.proof.Acknowledgement;
import org.laurels.core.proof.ChainCheck;
import org.laurels.core.proof.ChainFault;
import org.laurels.core.proof.ProofStore;
import org.laurels.core.proof.Sealer;

/** Faults of a chain that a person has looked at, on a database. */
abstract class AcknowledgementContract extends CreditStoreFixture {
  private static final long SEED = 20261122;

  private final Random random = new Random(SEED);
  private ProofStore proofs;
  private Sealer sealer;
  private TamperedRows transfers;

  @SuppressWarnings("NullAway.Init")
  AcknowledgementContract() {}

  @BeforeEach
  void openProofs() {
    proofs = database.proofStore();
    sealer = new Sealer(proofs, clock);
    transfers = new TamperedRows(database.dataSource(), "credit_transfer", List.of("id"));
  }

  private ChainCheck.Report check() {
    return new ChainCheck(proofs).run(community);
  }

  private Acknowledgement looked(ChainFault fault) {
    return new Acknowledgement(fault, "zoe", "lost with a disk", clock.instant());
  }

  /** Changes the amount of a transfer behind everybody's back. */
  private void change(Map<String, Object> row, long amount) {
    transfers.run("UPDATE credit_transfer SET amount = " + amount + " WHERE id = " + row.get("id"));
  }

  @Test
  void acknowledgedFault_isToldApart_andSoIsNoOther() {
    rich("ann", 5);
    rich("ben", 5);
    sealer.run(community);
    Map<String, Object> row = transfers.any(random);
    change(row, 777);
    ChainFault fault = check().found().get(0);
    assertThat(proofs.acknowledge(community, looked(fault))).isTrue();
    assertThat(proofs.acknowledge(community, looked(fault))).as("twice").isFalse();

    ChainCheck.Report waits = check();
    assertThat(waits.faults()).isZero();
    assertThat(waits.acknowledged()).extracting(Acknowledgement::note).contains("lost with a disk");
    sealer.run(community);
    assertThat(check().faults()).isZero();

    change(row, 778);
    ChainCheck.Report changedAgain = check();
    assertThat(changedAgain.examples()).containsExactly(fault.said());
    assertThat(changedAgain.found().get(0).mark()).isNotEqualTo(fault.mark());
    assertThat(changedAgain.acknowledged()).isEmpty();

    change(row, 777);
    assertThat(check().faults()).isZero();
    transfers.run("DELETE FROM credit_transfer WHERE id = " + row.get("id"));
    assertThat(check().examples())
        .anySatisfy(
            said -> assertThat(said).contains("credit transfer " + row.get("id") + " is gone"));
  }

  @Test
  void acknowledgement_isSealed_soThatItIsNeitherForgedNorChanged() {
    rich("ann", 5);
    sealer.run(community);
    Map<String, Object> row = transfers.any(random);
    change(row, 777);
    ChainFault fault = check().found().get(0);
    proofs.acknowledge(community, looked(fault));
    sealer.run(community);
    TamperedRows acknowledgements =
        new TamperedRows(database.dataSource(), "acknowledged_fault", List.of("id"));
    Map<String, Object> mine = acknowledgements.any(random);
    assertThat(check().faults()).isZero();

    for (String column : acknowledgements.columns()) {
      Map<String, Object> changed = acknowledgements.flip(mine, column, random);
      assertThat(check().faults()).as("seed %d: %s", SEED, column).isPositive();
      acknowledgements.replace(changed, mine);
    }
    acknowledgements.delete(mine);
    assertThat(check().examples())
        .contains(fault.said())
        .anySatisfy(said -> assertThat(said).contains("acknowledgement", "is gone"));
    Map<String, Object> forged = new TreeMap<>(mine);
    forged.put("id", database.nextId());
    acknowledgements.insert(forged);
    assertThat(check().examples())
        .doesNotContain(fault.said())
        .anySatisfy(said -> assertThat(said).endsWith("is in no block: it was slipped in"));
  }

  @Test
  void acknowledgedGap_staysSo_asTheChainGoesOn() {
    for (int i = 0; i < 3; i++) {
      rich("member-" + i, 5);
      sealer.run(community);
    }
    TamperedRows blocks =
        new TamperedRows(database.dataSource(), "audit_block", List.of("community_id", "number"));
    blocks.delete(blocks.only("number", proofs.head(community).number()));
    ChainCheck.Report cut = check();
    assertThat(cut.faults()).isPositive();
    cut.found().forEach(fault -> proofs.acknowledge(community, looked(fault)));
    assertThat(check().examples()).isEmpty();
    rich("later", 7);
    sealer.run(community);
    assertThat(check().examples()).isEmpty();
    assertThat(check().acknowledged()).isNotEmpty();
  }
}
