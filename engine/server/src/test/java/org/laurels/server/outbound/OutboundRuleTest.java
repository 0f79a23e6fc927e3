// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundRuleTest {
  /** Addresses that nobody may have us call; those with names in them need no look-up to be so. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "//example.org/",
        "https:/example.org/",
        "https://",
        "not a url",
        "https://user@example.org/",
        "https://user:word@example.org/",
        "https://example.org@127.0.0.1/",
        "https://example.org/#part",
        "https://example.org:22/",
        "https://example.org:8080/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://127.0.0.2/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://localhost/",
        "https://localhost./",
        "https://0.0.0.0/",
        "https://0.1.2.3/",
        "https://10.0.0.1/",
        "https://100.64.0.1/",
        "https://100.127.255.255/",
        "https://169.254.169.254/latest/meta-data/",
        "https://172.16.0.1/",
        "https://172.31.255.255/",
        "https://192.0.0.1/",
        "https://192.0.2.1/",
        "https://192.168.1.1/",
        "https://198.18.0.1/",
        "https://198.51.100.1/",
        "https://203.0.113.1/",
        "https://224.0.0.1/",
        "https://240.0.0.1/",
        "https://255.255.255.255/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[::127.0.0.1]/",
        "https://[fe80::1]/",
        "https://[fe80::1%25eth0]/",
        "https://[fc00::1]/",
        "https://[fd00:ec2::254]/",
        "https://[ff02::1]/",
        "https://[2001:db8::1]/",
        "https://[2001::1]/",
        "https://[2002:7f00:1::]/",
        "https://[64:ff9b::7f00:1]/"
      })
  void address_outsideTheOpenInternet_isNotCalled(String url) {
    assertThatThrownBy(() -> called(OutboundRule.PUBLIC, url))
        .isInstanceOfAny(IllegalArgumentException.class, IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://93.184.216.34/",
        "https://93.184.216.34:8443/a?b=c",
        "https://172.32.0.1/",
        "https://[2606:2800:220:1:248:1893:25c8:1946]/"
      })
  void address_inTheOpenInternet_isCalled(String url) throws IOException {
    assertThat(called(OutboundRule.PUBLIC, url)).isNotNull();
  }

  @Test
  void loopback_isCalled_whereTheOperatorSaysSo() throws IOException {
    OutboundRule rule = OutboundRule.LOOPBACK;
    assertThat(called(rule, "http://127.0.0.1:9/hook").isLoopbackAddress()).isTrue();
    assertThat(called(rule, "http://localhost:9/hook").isLoopbackAddress()).isTrue();
    for (String elsewhere :
        List.of("http://10.0.0.1/", "https://10.0.0.1/", "http://93.184.216.34/")) {
      assertThatThrownBy(() -> called(rule, elsewhere))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void network_ofTheOperatorsOwn_isCalled_andItsNeighboursAreNot() throws IOException {
    OutboundRule rule =
        new OutboundRule(List.of(Network.parse("10.1.0.0/20"), Network.parse("fd00::/8")));
    assertThat(called(rule, "http://10.1.15.255:3000/")).isNotNull();
    assertThat(called(rule, "https://[fd12::1]:8080/")).isNotNull();
    assertThat(called(rule, "https://93.184.216.34/")).isNotNull();
    for (String outside :
        List.of(
            "http://10.1.16.0/",
            "https://10.0.255.255/",
            "http://[fe80::1]/",
            "http://127.0.0.1/",
            "https://93.184.216.34:3000/",
            "http://93.184.216.34/")) {
      assertThatThrownBy(() -> called(rule, outside))
          .as(outside)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0",
        "10.0.0.0/33",
        "10.0.0/8",
        "localhost/8",
        "::1/129",
        "300.1.1.1/8"
      })
  void text_thatIsNoNetwork_isRefused(String text) {
    assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static InetAddress called(OutboundRule rule, String url) throws IOException {
    URI uri = rule.read(url);
    return rule.resolve(uri.getScheme(), uri.getHost(), uri.getPort());
  }
}
