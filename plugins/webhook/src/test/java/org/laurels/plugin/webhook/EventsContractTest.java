// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laurels.spi.Connector;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.InboundRequest;
import org.laurels.spi.Reception;
import org.laurels.spi.RefusalKind;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceItem;
import org.laurels.testkit.plugin.ConnectorContract;

class EventsContractTest extends ConnectorContract {
  private static final String KEY = "a secret of thirty-two bytes, yes";
  private static final String ANSWER =
      """
      {"specversion":"1.0","source":"nodebb","id":"post:3","type":"answer.posted",
       "time":"2026-05-01T11:59:59.500Z","sequence":7,"later":{"unknown":[1]},
       "data":{"actor":"5","item":{"id":"3","kind":"answer","parent":"2","author":"5","board":"2",
       "created":"2026-05-01T11:59:59.500Z","tags":["a","\\u0007b",""],
       "title":"How \\u0000 <b>?","url":"javascript:alert(1)"}}}
      """;
  private static final String VOTE =
      """
      {"specversion":"1.0","source":"nodebb","id":"i:8","type":"vote.cast","sequence":8,
       "time":"2026-05-01T12:00:00Z",
       "data":{"actor":"4","item":{"id":"3"},"value":-1,"attributes":{"kind":"down"}}}
      """;

  @Override
  protected Connector connector() {
    return new EventsConnector();
  }

  @Override
  protected Map<String, String> config() {
    String secret = "whsec_" + Base64.getEncoder().encodeToString(KEY.getBytes(UTF_8));
    return Map.of("secret", secret);
  }

  @Override
  protected List<InboundRequest> good() {
    return List.of(sent("[" + ANSWER + "," + VOTE + "]"), sent("[" + VOTE + "]"));
  }

  @Override
  protected InboundRequest signed(InboundRequest request, byte[] body) {
    return sent(body);
  }

  private static InboundRequest sent(String body) {
    return sent(body.getBytes(UTF_8));
  }

  private static InboundRequest sent(byte[] body) {
    String seconds = Long.toString(Sent.NOW.getEpochSecond());
    byte[] head = ("msg_1." + seconds + ".").getBytes(UTF_8);
    byte[] signed = new byte[head.length + body.length];
    System.arraycopy(head, 0, signed, 0, head.length);
    System.arraycopy(body, 0, signed, head.length, body.length);
    return Sent.request(
        body,
        "webhook-id",
        "msg_1",
        "webhook-timestamp",
        seconds,
        "webhook-signature",
        "v1," + Base64.getEncoder().encodeToString(Sent.hmac("HmacSHA256", KEY, signed)));
  }

  private Reception heard(String body) {
    return connector()
        .open(new ConnectorConfig(config()))
        .receiver()
        .orElseThrow()
        .receive(sent(body));
  }

  @Test
  void events_areTakenAsTheyAre_butForWhatCannotBeShown() {
    Reception.Taken taken = (Reception.Taken) heard("[" + ANSWER + "," + VOTE + "]");

    SourceEvent answer = taken.events().get(0);
    assertThat(answer.id()).isEqualTo("post:3");
    assertThat(answer.sequence()).isEqualTo(7);
    SourceItem item = answer.item();
    assertThat(item).isNotNull();
    assertThat(item.parent()).isEqualTo("2");
    assertThat(item.tags()).containsExactly("a", " b");
    assertThat(item.title()).isEqualTo("How   <b>?");
    assertThat(item.url()).isNull();
    SourceEvent vote = taken.events().get(1);
    assertThat(vote.value()).isEqualTo(-1);
    assertThat(vote.attributes()).isEqualTo(Map.of("kind", "down"));
    assertThat(vote.time()).isEqualTo(Sent.NOW);
  }

  @Test
  void emptyBatch_isOfNoUse() {
    assertThat(heard("[]")).isInstanceOf(Reception.Ignored.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                              | no JSON list",
        "[7]                                             | an event is no object",
        "[{'id':'a'}]                                    | type is missing",
        "[{'id':'a','type':'vote.cast'}]                 | time is missing",
        "[{'id':'a','type':'vote.cast','time':'today'}]  | time is no time",
        "[{'id':['a']}]                                  | id is no text",
        "[{'data':7,'id':'a'}]                           | data is no object",
        "[{'data':{'item':{}},'id':'a','type':'x.y','time':'2026-05-01T12:00:00Z'}]"
            + " | data.item.id is missing",
        "[{'data':{'value':'1.5'},'id':'a','type':'x.y','time':'2026-05-01T12:00:00Z'}]"
            + " | data.value is no whole number",
        "[{'data':{'item':{'id':'1','tags':'t'}},'id':'a','type':'x.y',"
            + "'time':'2026-05-01T12:00:00Z'}] | data.item.tags is no list",
      })
  void unusableBody_isRefused_withThePlace(String body, String problem) {
    Reception.Refused refused = (Reception.Refused) heard(body.replace('\'', '"'));

    assertThat(refused.kind()).isEqualTo(RefusalKind.MALFORMED);
    assertThat(refused.detail()).contains(problem);
  }
}
