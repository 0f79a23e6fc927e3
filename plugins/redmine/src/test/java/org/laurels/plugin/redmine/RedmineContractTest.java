// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.redmine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.laurels.spi.Connector;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.Host;
import org.laurels.spi.InboundRequest;
import org.laurels.spi.InvalidConfigException;
import org.laurels.testkit.plugin.ConnectorContract;

class RedmineContractTest extends ConnectorContract {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final String KEY = "a secret of thirty-two bytes, yes";

  /** As the plugin inside Redmine sent them. */
  private static final String SOLVED =
      """
      {"specversion":"1.0","source":"redmine","id":"status:2","type":"ticket.solved",
       "time":"2026-05-01T11:55:26Z","data":{"actor":"6","item":{"id":"issue:2"},
       "attributes":{"status":"Closed"}},"sequence":11}
      """;

  private static final String ANSWERED =
      """
      {"specversion":"1.0","source":"redmine","id":"message:2","type":"answer.posted",
       "time":"2026-05-01T11:54:31Z","data":{"actor":"6","item":{"id":"message:2","author":"6",
       "board":"forum:1","created":"2026-05-01T11:54:31Z","kind":"answer","parent":"message:1",
       "url":"http://127.0.0.1:1/boards/1/topics/1?r=2#message-2"}},"sequence":5}
      """;

  @Override
  protected Connector connector() {
    return new RedmineConnector();
  }

  @Override
  protected Map<String, String> config() {
    String secret = "whsec_" + Base64.getEncoder().encodeToString(KEY.getBytes(UTF_8));
    return Map.of("secret", secret);
  }

  @Override
  protected List<InboundRequest> good() {
    return List.of(
        sent(("[" + ANSWERED + "," + SOLVED + "]").getBytes(UTF_8)),
        sent(("[" + SOLVED + "]").getBytes(UTF_8)));
  }

  @Override
  protected InboundRequest signed(InboundRequest request, byte[] body) {
    return sent(body);
  }

  private static InboundRequest sent(byte[] body) {
    String seconds = Long.toString(NOW.getEpochSecond());
    byte[] proof;
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
      mac.update(("msg_1." + seconds + ".").getBytes(UTF_8));
      proof = mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return new InboundRequest(
        "POST",
        "https://laurels.example.org/in",
        Map.of(
            "webhook-id",
            List.of("msg_1"),
            "webhook-timestamp",
            List.of(seconds),
            "webhook-signature",
            List.of("v1," + Base64.getEncoder().encodeToString(proof))),
        Map.of(),
        body,
        NOW);
  }

  private Host open(String... more) {
    Map<String, String> values = new TreeMap<>(config());
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    return connector().open(new ConnectorConfig(values));
  }

  @Test
  void withoutAddress_itOnlyTakes() {
    Host host = open();

    assertThat(host.receiver()).isPresent();
    assertThat(host.outlet()).isEmpty();
    assertThat(host.catchUp()).isEmpty();
    assertThat(host.probe()).isEmpty();
  }

  @Test
  void withAddress_itCanBeAsked_andShowsRanksWhereSomethingIsToShowThem() {
    Host host = open("url", "https://redmine.example.org/", "api-key", "k");

    assertThat(host.catchUp()).isPresent();
    assertThat(host.probe()).isPresent();
    assertThat(host.outlet()).isEmpty();
    String[] field = {"url", "https://redmine.example.org", "api-key", "k", "rank-field", "Rank"};
    assertThat(open(field).outlet()).isPresent();
  }

  @Test
  void halfOfWhatIsNeeded_isRefused_byField() {
    assertThatThrownBy(() -> open("url", "https://redmine.example.org"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageStartingWith("api-key: ");
    assertThatThrownBy(() -> open("api-key", "k"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageStartingWith("url: ");
    assertThatThrownBy(() -> open("rank-field", "Rank"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageStartingWith("url: ");
    assertThatThrownBy(() -> open("rank-groups", "regular 8\nexpert = 9\nexpert = 10"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage(
            "rank-groups: line 1: must be such as 'regular = 8'; "
                + "rank-groups: line 3: the rank expert has a group above");
  }
}
