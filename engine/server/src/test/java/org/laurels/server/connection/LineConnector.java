// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.spi.ConfigField;
import org.laurels.spi.Connector;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.Host;
import org.laurels.spi.InboundRequest;
import org.laurels.spi.Reception;
import org.laurels.spi.RefusalKind;
import org.laurels.spi.SignatureCheck;
import org.laurels.spi.SignatureScheme;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;
import org.laurels.spi.SourceItem;

/** Takes lines such as "answer a1 author" and "vote a1 anna". */
public final class LineConnector implements Connector {
  private static final Instant THEN = Instant.parse("2026-05-01T10:00:00Z");

  @Override
  public String name() {
    return "line";
  }

  @Override
  public String description() {
    return "Lines, for tests.";
  }

  @Override
  public List<ConfigField> fields() {
    List<ConfigField> fields = new ArrayList<>(ConfigField.secrets("Shared with the host."));
    fields.add(ConfigField.required("board", ConfigField.Kind.LINE, "Where all stands."));
    fields.add(ConfigField.optional("size", ConfigField.Kind.NUMBER, "Of no use."));
    return fields;
  }

  @Override
  public Host open(ConnectorConfig config) {
    SignatureCheck check =
        new SignatureCheck(SignatureScheme.sharedSecret("x-laurels-secret", ""), config.secrets());
    return Host.of(
        request -> {
          Optional<Reception.Refused> unproven = check.refusal(request);
          return unproven.isPresent() ? unproven.get() : said(request, config.get("board"));
        });
  }

  private static Reception said(InboundRequest request, String board) {
    String line = new String(request.body(), UTF_8);
    String[] words = line.split(" ");
    return switch (words[0]) {
      case "answer" ->
          taken(
              SourceEventTypes.ANSWER_POSTED,
              words,
              new SourceItem(
                  words[1], "answer", null, words[2], board, null, THEN, null, null, Map.of()));
      case "vote" -> taken(SourceEventTypes.VOTE_CAST, words, SourceItem.of(words[1]));
      case "merge" ->
          new Reception.Taken(
              List.of(
                  SourceEvent.builder(String.join("-", words), SourceEventTypes.MEMBER_MERGED, THEN)
                      .actor(words[1])
                      .attributes(Map.of("other", words[2], "other-host", words[3]))
                      .build()));
      case "nothing" -> new Reception.Ignored("said to be of no use");
      case "bug" -> throw new IllegalStateException("oops");
      default -> new Reception.Refused(RefusalKind.MALFORMED, "no line that has an id");
    };
  }

  private static Reception taken(String type, String[] words, SourceItem item) {
    return new Reception.Taken(
        List.of(
            SourceEvent.builder(String.join("-", words), type, THEN)
                .actor(words[2])
                .item(item)
                .build()));
  }
}
