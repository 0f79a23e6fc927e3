// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.intake.Linking;
import org.laurels.core.intake.Receipt;
import org.laurels.core.link.LinkCode;
import org.laurels.core.link.LinkNote;
import org.laurels.core.link.LinkRefusal;
import org.laurels.core.link.LinkStore;
import org.laurels.core.link.Proof;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;

/** A community whose members have accounts in several hosts, and link them. */
abstract class LinkStoreFixture extends CreditStoreFixture {
  static final LinkNote BY_HAND = new LinkNote(Proof.OPERATOR, "operator", "asked for it");

  final SecureRandom random = new SecureRandom();
  private int serial;

  LinkStore links() {
    return database.linkStore();
  }

  Linking linking() {
    return new Linking(database.intakeStore(), intake(database.intakeStore()), clock);
  }

  MemberLink known(String host, String id) {
    return links().identity(community, new Identity(host, id)).orElseThrow();
  }

  /** An account of a host other than "host", which has told of it. */
  void account(String host, String id) {
    accept(event(host, EventTypes.MEMBER_JOINED, id, Map.of()));
  }

  Event event(String host, String type, String actor, Map<String, String> attributes) {
    String id = "e" + serial++;
    return new Event(host, id, type, Instant.now(clock), 0, actor, null, 1, attributes, null);
  }

  Receipt accept(Event event) {
    return intake(database.intakeStore()).accept(community, List.of(event)).get(0);
  }

  @Nullable String code(String host, String id) {
    String text = LinkCode.text(random);
    byte[] hash = LinkCode.hash(text).orElseThrow();
    return links().give(community, known(host, id).identityId(), hash, Instant.now(clock))
        ? text
        : null;
  }

  Receipt post(@Nullable String code, String host, String id) {
    return accept(event(host, EventTypes.MEMBER_PROVED, id, Map.of("code", String.valueOf(code))));
  }

  void assertRefused(Receipt receipt, LinkRefusal why) {
    assertThat(receipt.status()).isEqualTo(Receipt.Status.REFUSED);
    assertThat(receipt.problem()).isEqualTo(why.text());
  }

  long count(String sql) {
    return new Reads(database.dataSource(), database.connections().dialect())
        .run(on -> Reads.rows(on, sql, statement -> {}, row -> row.getLong(1)))
        .get(0);
  }
}
