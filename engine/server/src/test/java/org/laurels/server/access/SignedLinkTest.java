// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SignedLinkTest {
  private static final SignedLink LINK =
      new SignedLink("beer", "forum", "anna", 1_780_000_000L, "0123456789abcdef", "members/me");

  /** Computed by another program; see the README for how a host makes one. */
  @Test
  void signature_isWhatAHostComputes() {
    assertThat(LINK.signature("laurels_host_secret"))
        .isEqualTo("4c91f8d178c10cded6697b4b61340c8c7f51ad079d0c59fb55c123f29c68b9b6");
  }

  @Test
  void hash_ofAPassword_isSalted_andKnowsItAgain() {
    String hash = PasswordHash.of("correct horse");

    assertThat(hash).startsWith("pbkdf2-sha256$600000$").doesNotContain("horse");
    assertThat(PasswordHash.of("correct horse")).isNotEqualTo(hash);
    assertThat(PasswordHash.matches(hash, "correct horse")).isTrue();
    assertThat(PasswordHash.matches(hash, "correct horsf")).isFalse();
  }

  @Test
  void parts_thatCouldBeMistakenForOthers_areRefused() {
    assertThatThrownBy(() -> with("forum", "anna\n1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> with("forum ", "anna")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> with("", "anna")).isInstanceOf(IllegalArgumentException.class);
  }

  private static SignedLink with(String host, String member) {
    return new SignedLink("beer", host, member, 1, "0123456789abcdef", "");
  }
}
