// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.reward;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.laurels.core.community.Community;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.core.redemption.VoucherPool;
import org.laurels.core.reward.Reward;
import org.laurels.server.secret.InstallationKey;

/** The codes of vouchers, sealed: the database alone tells none. Thread-safe. */
public final class VoucherCodes {
  private final VoucherPool vouchers;
  private final InstallationKey key;

  public VoucherCodes(VoucherPool vouchers, InstallationKey key) {
    this.vouchers = vouchers;
    this.key = key;
  }

  /** How many were new, and how many were there already or came twice. */
  public record Added(int added, int duplicates) {}

  /** Adds codes to a reward's pool. */
  public Added add(Community community, String reward, Collection<String> codes) {
    String pool = pool(community, reward);
    Map<String, byte[]> closed = new TreeMap<>();
    for (String code : codes) {
      closed.computeIfAbsent(
          key.fingerprint(code, pool), hash -> key.encrypt(code.getBytes(UTF_8), pool));
    }
    int added = vouchers.add(community, reward, closed);
    return new Added(added, codes.size() - added);
  }

  /** The code that a member has bought; empty before that, and where there is none. */
  public Optional<String> code(Community community, Redemption redemption) {
    if (redemption.kind() != Reward.Kind.VOUCHER || redemption.state() != RedemptionState.SETTLED) {
      return Optional.empty();
    }
    String pool = pool(community, redemption.reward());
    return vouchers
        .code(community, redemption.id())
        .map(found -> new String(key.decrypt(found, pool), UTF_8));
  }

  private static String pool(Community community, String reward) {
    return "voucher code " + community.id() + " " + reward;
  }
}
