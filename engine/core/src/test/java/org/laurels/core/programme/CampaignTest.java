// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CampaignTest {
  private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-03-08T00:00:00Z");

  private static Campaign times(long thousandths) {
    return new Campaign("week", "A week", FROM, UNTIL, Set.of("answered"), thousandths);
  }

  @Test
  void amounts_areRoundedDown_andLossesStay() {
    assertThat(times(1_500).raised(5)).isEqualTo(7);
    assertThat(times(1_500).raised(1)).isEqualTo(1);
    assertThat(times(2_000).raised(10)).isEqualTo(20);
    assertThat(times(1_999).raised(1_000)).isEqualTo(1_999);
    assertThat(times(2_000).raised(0)).isZero();
    assertThat(times(2_000).raised(-3)).isEqualTo(-3);
  }

  @Test
  void amounts_areExact_upToWhatALongHolds() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      long thousandths = 1_001L + random.nextInt(99_000);
      long amount = random.nextLong(1, Long.MAX_VALUE) >> random.nextInt(60);
      BigInteger exact =
          BigInteger.valueOf(amount)
              .multiply(BigInteger.valueOf(thousandths))
              .divide(BigInteger.valueOf(1_000));
      long raised = times(thousandths).raised(amount);
      boolean fits = exact.bitLength() <= 63;
      assertThat(raised)
          .as("seed %d: %d times %d thousandths", seed, amount, thousandths)
          .isEqualTo(fits ? exact.longValue() : Long.MAX_VALUE);
    }
  }

  @Test
  void campaign_raisesItsRules_fromItsFirstMomentToItsLast() {
    Campaign campaign = times(2_000);
    assertThat(campaign.raises("answered", FROM)).isTrue();
    assertThat(campaign.raises("answered", FROM.minusNanos(1))).isFalse();
    assertThat(campaign.raises("answered", UNTIL.minusNanos(1))).isTrue();
    assertThat(campaign.raises("answered", UNTIL)).isFalse();
    assertThat(campaign.raises("asked", FROM)).isFalse();
    assertThat(new Campaign("all", "All", FROM, UNTIL, Set.of(), 2_000).raises("asked", FROM))
        .isTrue();
  }

  @Test
  void factor_isWrittenAsPeopleDo() {
    assertThat(times(2_000).factor()).isEqualTo("2");
    assertThat(times(1_500).factor()).isEqualTo("1.5");
    assertThat(times(10_000).factor()).isEqualTo("10");
    assertThat(times(1_001).factor()).isEqualTo("1.001");
  }

  @Test
  void campaignThatRaisesNothing_orEndsBeforeItBegins_isNone() {
    assertThatThrownBy(() -> times(1_000)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Campaign("c", "C", UNTIL, UNTIL, Set.of(), 2_000))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
