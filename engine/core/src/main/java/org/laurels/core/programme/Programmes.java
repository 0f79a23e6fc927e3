// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.programme;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.Badge;
import org.laurels.core.budget.BudgetPeriod;
import org.laurels.core.rule.Role;
import org.laurels.core.time.Window;
import org.laurels.core.wallet.CreditTerms;

/** A community's published versions, and which of them decides about a moment. */
public final class Programmes {
  private final List<ProgrammeVersion> versions;

  /** When badges retired, by version and badge. */
  private final Map<Integer, Map<String, Instant>> retirements = new HashMap<>();

  public Programmes(List<ProgrammeVersion> versions) {
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("a community needs a programme");
    }
    this.versions =
        versions.stream().sorted(Comparator.comparingInt(ProgrammeVersion::number)).toList();
    Map<String, Instant> before = Map.of();
    for (ProgrammeVersion version : this.versions) {
      before = retirements(version, before);
      retirements.put(version.number(), before);
    }
  }

  /** A badge that stays retired has been so since the version that first said so. */
  private static Map<String, Instant> retirements(
      ProgrammeVersion version, Map<String, Instant> before) {
    Map<String, Instant> retirements = new HashMap<>();
    for (Badge badge : version.programme().badges()) {
      if (badge.terms().retired()) {
        Instant said = badge.terms().retiredFrom();
        Instant from = said == null ? version.from() : said;
        Instant earlier = before.getOrDefault(badge.id(), from);
        retirements.put(badge.id(), earlier.isBefore(from) ? earlier : from);
      }
    }
    return Map.copyOf(retirements);
  }

  /** Whether a version grants a badge no more for what happened then. */
  public boolean isRetired(Badge badge, ProgrammeVersion version, Instant happened) {
    Instant retired = retirements.getOrDefault(version.number(), Map.of()).get(badge.id());
    return retired != null && !happened.isBefore(retired);
  }

  /** A programme that was never changed. */
  public static Programmes of(Programme programme) {
    return new Programmes(List.of(ProgrammeVersion.always(1, programme)));
  }

  /** The version that decides about what happened then, apart from spendable units. */
  public ProgrammeVersion at(Instant happened) {
    for (int i = versions.size() - 1; i > 0; i--) {
      if (!happened.isBefore(versions.get(i).since())) {
        return versions.get(i);
      }
    }
    return versions.get(0);
  }

  /** The version that decides about spendable units for what happened then. */
  public ProgrammeVersion spendableAt(Instant happened) {
    for (int i = versions.size() - 1; i > 0; i--) {
      if (!happened.isBefore(versions.get(i).from())) {
        return versions.get(i);
      }
    }
    return versions.get(0);
  }

  /** The newest version. */
  public ProgrammeVersion latest() {
    return versions.get(versions.size() - 1);
  }

  public List<ProgrammeVersion> all() {
    return versions;
  }

  /**
   * The terms on which a unit is spent. A unit that was ever spent stays so: what members have of
   * it does not vanish.
   *
   * @return null where it never was
   */
  public @Nullable CreditTerms creditTerms(String unit, Instant now) {
    UnitDefinition current = spendableAt(now).programme().unit(unit);
    if (current != null && current.credit() != null) {
      return current.credit();
    }
    for (int i = versions.size() - 1; i >= 0; i--) {
      UnitDefinition definition = versions.get(i).programme().unit(unit);
      if (definition != null && definition.credit() != null) {
        return definition.credit();
      }
    }
    return null;
  }

  /** Whether any version bounds what may be given of a unit: what was funded once may come back. */
  public boolean haveBudgets(String unit) {
    for (ProgrammeVersion version : versions) {
      for (Budget budget : version.programme().budgets()) {
        if (budget.unit().equals(unit)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The budgets that pay for what arrives now. */
  public Coverage coverage(String unit, Instant now) {
    return Coverage.of(this, unit, now, now);
  }

  /**
   * The budgets that pay for what has waited: those of its own periods. What is published after a
   * period has ended gives that period nothing.
   *
   * @param period the one it waits for
   */
  public Coverage coverage(String unit, Instant arrived, BudgetPeriod period, Instant now) {
    Instant end = endOf(period);
    Instant decided = end.isAfter(now) ? now : end.minusNanos(1);
    return Coverage.of(this, unit, arrived, decided);
  }

  /** When a period of a budget ends; {@link Instant#MAX} where it does not, or is not known. */
  public Instant endOf(BudgetPeriod period) {
    @Nullable Budget budget = budget(period);
    return budget == null
        ? Instant.MAX
        : budget.per().endOf(period.startDay(), latest().programme().zone());
  }

  /** A budget with such periods, as it was said last; null where it never was. */
  public @Nullable Budget budget(BudgetPeriod period) {
    for (int i = versions.size() - 1; i >= 0; i--) {
      for (Budget budget : versions.get(i).programme().budgets()) {
        boolean isEver = budget.per() == Window.EVER;
        if (budget.id().equals(period.budget())
            && isEver == (period.startDay() == Long.MIN_VALUE)) {
          return budget;
        }
      }
    }
    return null;
  }

  /** From when on there is a budget of that name; {@link Instant#MIN} for always. */
  public Instant budgetedSince(String budget) {
    for (ProgrammeVersion version : versions) {
      if (version.programme().budgets().stream().anyMatch(one -> one.id().equals(budget))) {
        return version.from();
      }
    }
    return Instant.MIN;
  }

  /** Units that are spent, or were. */
  public SortedSet<String> spentUnits() {
    SortedSet<String> units = new TreeSet<>();
    for (ProgrammeVersion version : versions) {
      version.programme().units().values().stream()
          .filter(UnitDefinition::spendable)
          .forEach(definition -> units.add(definition.id()));
    }
    return units;
  }

  /**
   * Units that a next version must not have: spent in one version and not in another. What was
   * given while a unit was only counted is in nobody's wallet, and what is in a wallet is never
   * recomputed, so a unit cannot change from one to the other.
   */
  public SortedSet<String> unfit(Programme next) {
    SortedSet<String> unfit = new TreeSet<>();
    for (UnitDefinition unit : next.units().values()) {
      for (ProgrammeVersion version : versions) {
        UnitDefinition before = version.programme().unit(unit.id());
        if (before != null && before.spendable() != unit.spendable()) {
          unfit.add(unit.id());
        }
      }
    }
    return unfit;
  }

  /** Whether any version reads figures of the actor. */
  public boolean readActor() {
    return versions.stream().anyMatch(version -> version.programme().readsActor());
  }

  /**
   * Whether an event of this type can mean anything for who has that role in it, by the versions
   * that decide about what happened then. A later version changes nothing for an earlier event.
   */
  public boolean concern(Role role, String type, Instant happened) {
    ProgrammeVersion version = at(happened);
    ProgrammeVersion spendable = spendableAt(happened);
    return version.programme().concerns(role, type)
        || (spendable.number() != version.number() && spendable.programme().concerns(role, type));
  }

  /** First day of the window that holds a moment, in the zone of the newest version. */
  public long startOf(Window window, Instant moment) {
    return window.startOf(moment, latest().programme().zone());
  }
}
