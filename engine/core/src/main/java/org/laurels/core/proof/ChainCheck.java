// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.proof;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;

/**
 * Computes a chain again from the rows that are stored, and tells which block and which row is not
 * as it was sealed. What nobody noted is found as well: a row that is in no block and does not wait
 * for one was slipped in. What a person has acknowledged is told apart. Works beside the intake.
 * Thread-safe.
 */
public final class ChainCheck {
  private static final int EXAMPLES_MAX = 100;

  /**
   * How often we look for a row that neither waits nor is sealed. Once should do, since a commit is
   * to be seen whole; H2 was seen, once in forty runs of two writers and two sealers, to show a row
   * before what was committed with it. What was slipped in is found each time.
   */
  private static final int LOOKS = 3;

  /** A piece of the chain is gone: told at its end at first, and at the next block later on. */
  private static final String GAP = "gap";

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ProofStore store;

  public ChainCheck(ProofStore store) {
    this.store = store;
  }

  /**
   * What was found.
   *
   * @param rows that were hashed again
   * @param head the end of the chain
   * @param holdsExpected whether a block has the hash that was asked for; true where none was. No
   *     fault by itself: the hash may be mistyped, or of another community
   * @param faults how many nobody has acknowledged
   * @param found the first of those
   * @param acknowledged those that a person has looked at, and that are still so
   */
  public record Report(
      long blocks,
      long rows,
      Head head,
      boolean holdsExpected,
      long faults,
      List<ChainFault> found,
      List<Acknowledgement> acknowledged) {

    /** The first faults that nobody has acknowledged, in words. */
    public List<String> examples() {
      return found.stream().map(ChainFault::said).toList();
    }
  }

  /** Checks everything. */
  public Report run(Community community) {
    return run(community, null);
  }

  /**
   * Checks everything.
   *
   * @param expected the hash of a block, kept elsewhere; if it is found, all up to that block is
   *     what it was then
   */
  public Report run(Community community, @Nullable Sha256 expected) {
    return new Run(community, expected).report();
  }

  private final class Run {
    private final Community community;
    private final @Nullable Sha256 expected;
    private final Map<RowName.Kind, Numbers> sealed = new EnumMap<>(RowName.Kind.class);
    private final List<ChainFault> found = new ArrayList<>();
    private final Map<Sha256, Acknowledgement> known = new HashMap<>();
    private final Set<Acknowledgement> acknowledged = new LinkedHashSet<>();
    private Head end = Head.NONE;
    private boolean holdsExpected;
    private long blocks;
    private long rows;
    private long faults;
    private long seen;

    Run(Community community, @Nullable Sha256 expected) {
      this.community = community;
      this.expected = expected;
      this.holdsExpected = expected == null;
      for (RowName.Kind kind : RowName.Kind.values()) {
        sealed.put(kind, new Numbers());
      }
      store.acknowledged(community).forEach(one -> known.put(one.fault().mark(), one));
    }

    Report report() {
      blocks();
      Head head = store.head(community);
      while (head.number() > end.number() && blocks() > 0) {
        head = store.head(community);
      }
      if (!head.equals(end)) {
        fault(
            "the chain ends at block "
                + end.number()
                + ", but it was sealed up to block "
                + head.number()
                + " "
                + head.hash(),
            GAP,
            end.hash(),
            head.hash());
      }
      strays();
      return new Report(
          blocks, rows, end, holdsExpected, faults, List.copyOf(found), List.copyOf(acknowledged));
    }

    private void fault(String said, String kind, Object... evidence) {
      seen++;
      ChainFault fault = ChainFault.of(said, kind, evidence);
      Acknowledgement looked = known.get(fault.mark());
      if (looked != null) {
        acknowledged.add(looked);
        return;
      }
      faults++;
      if (found.size() < EXAMPLES_MAX) {
        found.add(fault);
      }
    }

    /** Checks the blocks that have come since; answers how many. */
    private int blocks() {
      int checked = 0;
      Optional<StoredBlock> next = store.blockAfter(community, end.number());
      while (next.isPresent()) {
        block(next.get());
        checked++;
        next = store.blockAfter(community, end.number());
      }
      return checked;
    }

    private void block(StoredBlock stored) {
      Block block = stored.block();
      String name = "block " + block.number();
      Sha256 hash = block.hash();
      if (block.number() != end.number() + 1) {
        fault(
            name + " follows block " + end.number() + ": blocks between them are gone",
            GAP,
            end.hash(),
            block.previous());
      }
      if (!hash.equals(stored.hash())) {
        fault(name + " itself was changed", "block", name, hash, stored.hash());
      }
      if (!block.previous().equals(end.hash())) {
        fault(
            name + " does not name block " + end.number() + " as the one before it",
            GAP,
            end.hash(),
            block.previous());
      }
      rows(name, stored);
      holdsExpected |= hash.equals(expected);
      end = new Head(block.number(), stored.hash());
      blocks++;
    }

    private void rows(String name, StoredBlock stored) {
      List<RowName> names = stored.rows().stream().map(SealedRow::row).toList();
      Map<RowName, Sha256> hashes = store.hashes(community, names);
      long before = seen;
      for (SealedRow row : stored.rows()) {
        row(name, row, hashes.get(row.row()));
      }
      Sha256 root = Root.of(names, hashes);
      boolean same = root.equals(stored.block().root()) && names.size() == stored.block().rows();
      if (seen == before && !same) {
        fault(
            name + " names other rows than were sealed, or in another order",
            "named",
            name,
            root,
            stored.block().root(),
            names.size());
      }
      rows += names.size();
    }

    private void row(String name, SealedRow row, @Nullable Sha256 now) {
      if (!numbers(row.row()).add(row.row().id())) {
        fault(name + ": " + row.row() + " is sealed twice", "twice", name, row.row());
      }
      if (now == null) {
        boolean wasGone = row.print() == Sha256.NOTHING.print();
        fault(
            name + ": " + row.row() + " is gone" + (wasGone ? " since before it was sealed" : ""),
            "gone",
            name,
            row.row());
      } else if (now.print() != row.print()) {
        fault(name + ": " + row.row() + " was changed", "changed", name, row.row(), now);
      }
    }

    private Numbers numbers(RowName row) {
      return requireNonNull(sealed.get(row.kind()));
    }

    /** What was committed while we looked waits or is sealed by now, in this order. */
    private void strays() {
      Set<RowName> strays = new LinkedHashSet<>();
      Map<RowName.Kind, Numbers> there = new EnumMap<>(RowName.Kind.class);
      for (RowName.Kind kind : RowName.Kind.values()) {
        there.put(kind, new Numbers());
      }
      store.eachRow(
          community,
          row -> {
            if (!requireNonNull(there.get(row.kind())).add(row.id())) {
              fault(row + " has the number of another one", "number", row, hash(row));
            } else if (!numbers(row).contains(row.id())) {
              strays.add(row);
            }
          });
      for (int look = 0; look < LOOKS && !strays.isEmpty(); look++) {
        LockSupport.parkNanos(look * PAUSE.toNanos());
        strays.removeAll(store.waiting(community));
        blocks();
        strays.removeIf(row -> numbers(row).contains(row.id()));
      }
      strays.forEach(
          row -> fault(row + " is in no block: it was slipped in", "stray", row, hash(row)));
    }

    private Sha256 hash(RowName row) {
      return store.hashes(community, List.of(row)).getOrDefault(row, Sha256.NOTHING);
    }
  }
}
