// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laurels.core.badge.BadgeGrant;
import org.laurels.core.bounty.Bounty;
import org.laurels.core.bounty.Paid;
import org.laurels.core.budget.BudgetPeriod;
import org.laurels.core.budget.Funding;
import org.laurels.core.budget.Unfunded;
import org.laurels.core.event.EventKey;
import org.laurels.core.fold.MemberState;
import org.laurels.core.intake.ItemKey;
import org.laurels.core.intake.MergeLink;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.ItemState;
import org.laurels.core.ledger.Entry;
import org.laurels.core.ledger.LineKey;
import org.laurels.core.link.IdentityLink;
import org.laurels.core.link.LinkCode;
import org.laurels.core.link.LinkNote;
import org.laurels.core.member.Identity;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.wallet.Adjustment;
import org.laurels.core.wallet.Answer;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.Lot;
import org.laurels.core.wallet.Transfer;

/** What one community has stored, in the order of the numbers. */
final class Tables {
  /** An identity's account of one unit. */
  record Account(long identityId, String unit) implements Comparable<Account> {
    @Override
    public int compareTo(Account other) {
      int byIdentity = Long.compare(identityId, other.identityId);
      return byIdentity != 0 ? byIdentity : unit.compareTo(other.unit);
    }
  }

  /** How often something was tried, until it is forgotten. */
  record Tries(int count, Instant forgottenAt) {}

  final Map<Long, FoldEvent> events = new TreeMap<>();
  final Map<EventKey, Long> eventIds = new TreeMap<>();
  final Map<Long, Identity> identities = new TreeMap<>();
  final Map<Identity, Long> identityIds = new TreeMap<>();
  final Map<Long, Long> memberOf = new TreeMap<>();
  final Map<Long, ItemKey> itemKeys = new TreeMap<>();
  final Map<ItemKey, Long> itemIds = new TreeMap<>();
  final Map<Long, ItemState> items = new TreeMap<>();
  final Map<Long, MemberState> members = new TreeMap<>();
  final Map<Long, Entry> entries = new TreeMap<>();
  final Map<Long, Long> reversedBy = new TreeMap<>();
  final Map<LineKey, Long> live = new HashMap<>();
  final Map<Account, Long> balances = new TreeMap<>();
  final Map<Long, Lot> lots = new TreeMap<>();
  final Map<Account, Balance> wallets = new TreeMap<>();
  final Map<Long, Transfer> transfers = new TreeMap<>();
  final Map<List<Long>, Long> transferKeys = new HashMap<>();
  final Map<Long, Boolean> frozen = new TreeMap<>();
  final Map<Long, Redemption> redemptions = new TreeMap<>();
  final Map<Long, Bounty> bounties = new TreeMap<>();
  final Map<Long, List<Paid>> paid = new TreeMap<>();
  final Map<String, Long> counters = new TreeMap<>();
  final Map<Long, Adjustment> adjustments = new TreeMap<>();
  final Map<List<String>, Answer> answers = new HashMap<>();
  final Map<BudgetPeriod, Long> budgetUse = new TreeMap<>();
  final Map<List<Object>, Funding> fundings = new HashMap<>();
  final Map<Long, Unfunded> unfunded = new TreeMap<>();
  final Map<Long, BadgeGrant> grants = new TreeMap<>();
  final Map<Long, MergeLink> merges = new TreeMap<>();
  final Map<String, LinkCode> codes = new TreeMap<>();
  final Map<String, Tries> wrongCodes = new TreeMap<>();
  final Map<Long, LinkNote> linkNotes = new TreeMap<>();
  final Map<Long, IdentityLink.End> linkEnds = new TreeMap<>();
}
