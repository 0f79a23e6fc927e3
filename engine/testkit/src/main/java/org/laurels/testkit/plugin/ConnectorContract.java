// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.laurels.spi.ConfigField;
import org.laurels.spi.Connector;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.InboundRequest;
import org.laurels.spi.InvalidSourceEventException;
import org.laurels.spi.Receiver;
import org.laurels.spi.Reception;
import org.laurels.spi.RefusalKind;
import org.laurels.spi.SourceEvent;

/**
 * What a connector promises: a request that comes again says the same, one that is not signed says
 * nothing, and whatever comes is answered. Subclass it with requests of your host.
 */
public abstract class ConnectorContract {
  private static final int REPLAYS = 1_000;
  private static final int MUTATIONS = 2_000;

  /** The connector under test. */
  protected abstract Connector connector();

  /** Values of its fields, as an operator would give them; with the secret that signs. */
  protected abstract Map<String, String> config();

  /** Good requests that each bring at least one event. */
  protected abstract List<InboundRequest> good();

  /** The same request with this body, signed as the host signs. */
  protected abstract InboundRequest signed(InboundRequest request, byte[] body);

  private Receiver open(Map<String, String> values) {
    Map<String, String> filled = new TreeMap<>(values);
    for (ConfigField field : connector().fields()) {
      String byDefault = field.defaultValue();
      if (byDefault != null) {
        filled.putIfAbsent(field.name(), byDefault);
      }
    }
    return connector()
        .open(new ConnectorConfig(filled))
        .receiver()
        .orElseThrow(() -> new AssertionError("the connector has no receiver to test"));
  }

  private static InboundRequest with(
      InboundRequest request, Map<String, List<String>> headers, byte[] body) {
    return new InboundRequest(
        request.method(), request.uri(), headers, request.query(), body, request.receivedAt());
  }

  @Test
  void fields_areNamedOnce_andAllHelp() {
    assertThat(connector().fields()).extracting(ConfigField::name).doesNotHaveDuplicates();
    assertThat(connector().fields())
        .allSatisfy(field -> assertThat(field.help()).isNotBlank().endsWith("."));
    assertThat(connector().description()).isNotBlank();
  }

  @Test
  void goodRequest_comingAThousandTimes_saysTheSame() {
    Receiver receiver = open(config());
    assertThat(good()).isNotEmpty();
    for (InboundRequest request : good()) {
      Reception first = receiver.receive(request);
      assertThat(first).isInstanceOf(Reception.Taken.class);
      assertThat(((Reception.Taken) first).events())
          .extracting(SourceEvent::id)
          .doesNotHaveDuplicates();
      for (int i = 0; i < REPLAYS; i++) {
        assertThat(receiver.receive(request)).isEqualTo(first);
      }
      assertThat(open(config()).receive(request)).as("after a restart").isEqualTo(first);
      InboundRequest later =
          new InboundRequest(
              request.method(),
              request.uri(),
              request.headers(),
              request.query(),
              request.body(),
              request.receivedAt().plusSeconds(1));
      assertThat(((Reception.Taken) receiver.receive(later)).events())
          .as("sent again a second later")
          .extracting(SourceEvent::id)
          .isEqualTo(((Reception.Taken) first).events().stream().map(SourceEvent::id).toList());
    }
  }

  @Test
  void unsignedRequest_bringsNoEvent() {
    Receiver receiver = open(config());
    for (InboundRequest request : good()) {
      assertBadSignature(receiver, with(request, Map.of(), request.body()));
      Map<String, List<String>> twice = new TreeMap<>();
      request.headers().forEach((name, v) -> twice.put(name, List.of(v.get(0), v.get(0))));
      assertBadSignature(receiver, with(request, twice, request.body()));
    }
  }

  @Test
  void secretOfAnother_bringsNoEvent() {
    Map<String, String> other = new TreeMap<>(config());
    other.put(ConfigField.SECRET, "c29tZWJvZHkgZWxzZSdz");
    for (InboundRequest request : good()) {
      assertBadSignature(open(other), request);
    }
  }

  @Test
  void oldSecret_isGoodBesideTheNew() {
    Map<String, String> both = new TreeMap<>(config());
    both.put(ConfigField.SECRET_BEFORE, both.get(ConfigField.SECRET));
    both.put(ConfigField.SECRET, "bmV3ZXI=");
    for (InboundRequest request : good()) {
      assertThat(open(both).receive(request)).isInstanceOf(Reception.Taken.class);
    }
  }

  private static void assertBadSignature(Receiver receiver, InboundRequest request) {
    assertThat(receiver.receive(request))
        .isInstanceOfSatisfying(
            Reception.Refused.class,
            refused -> assertThat(refused.kind()).isEqualTo(RefusalKind.BAD_SIGNATURE));
  }

  /** Bodies with bytes changed, cut out and doubled: whatever it is, it is answered. */
  @Test
  void brokenBody_isAnswered() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Receiver receiver = open(config());
    for (int i = 0; i < MUTATIONS; i++) {
      InboundRequest request = good().get(random.nextInt(good().size()));
      byte[] body = mutated(request.body(), random);
      try {
        assertThat(receiver.receive(signed(request, body))).as("seed %d", seed).isNotNull();
      } catch (InvalidSourceEventException e) {
        assertThat(e.field()).isNotEmpty();
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + ", mutation " + i, e);
      }
    }
  }

  private static byte[] mutated(byte[] body, Random random) {
    byte[] mutated = body.clone();
    for (int n = 1 + random.nextInt(4); n > 0 && mutated.length > 0; n--) {
      int at = random.nextInt(mutated.length);
      switch (random.nextInt(3)) {
        case 0 -> mutated[at] = (byte) random.nextInt(256);
        case 1 -> mutated = java.util.Arrays.copyOf(mutated, at);
        default -> mutated[at] = (byte) "{}[]\",:0-e".charAt(random.nextInt(10));
      }
    }
    return mutated;
  }
}
