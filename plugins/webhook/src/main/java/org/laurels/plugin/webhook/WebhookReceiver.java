// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import java.io.IOException;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.plugin.events.BodyReader;
import org.laurels.plugin.events.Cleaning;
import org.laurels.plugin.events.UnusableBodyException;
import org.laurels.plugin.webhook.Mapping.EventMapping;
import org.laurels.plugin.webhook.Mapping.ItemMapping;
import org.laurels.plugin.webhook.Mapping.TimeForm;
import org.laurels.spi.InboundRequest;
import org.laurels.spi.ProofCode;
import org.laurels.spi.Receiver;
import org.laurels.spi.Reception;
import org.laurels.spi.RefusalKind;
import org.laurels.spi.SignatureCheck;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;
import org.laurels.spi.SourceItem;

/** Makes events of bodies by a mapping. Immutable. */
final class WebhookReceiver implements Receiver {
  private static final String ELEMENT = "each";
  private static final String REQUEST = "request";

  private final Mapping mapping;
  private final SignatureCheck signature;

  WebhookReceiver(Mapping mapping, SignatureCheck signature) {
    this.mapping = mapping;
    this.signature = signature;
  }

  @Override
  public Reception receive(InboundRequest request) {
    Optional<Reception.Refused> unproven = signature.refusal(request);
    if (unproven.isPresent()) {
      return unproven.get();
    }
    try {
      byte[] body = request.body();
      Map<String, Object> read = new LinkedHashMap<>(BodyReader.read(body));
      // Last, so that no body can say it.
      read.put(REQUEST, Map.of("time", request.receivedAt().toString(), "body-hash", hash(body)));
      List<SourceEvent> events = events(read, request.receivedAt());
      return events.isEmpty()
          ? new Reception.Ignored("no event of the mapping is in it")
          : new Reception.Taken(events);
    } catch (IOException e) {
      return malformed("not JSON as it is taken: " + firstLine(e));
    } catch (UnusableBodyException e) {
      return malformed(String.valueOf(e.getMessage()));
    }
  }

  private static Reception malformed(String detail) {
    return new Reception.Refused(RefusalKind.MALFORMED, detail);
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private List<SourceEvent> events(Map<String, Object> body, Instant receivedAt) {
    List<SourceEvent> events = new ArrayList<>();
    for (EventMapping event : mapping.events()) {
      for (Map<String, Object> seen : elements(event, body)) {
        if (event.when().stream().allMatch(condition -> condition.holds(seen))
            && (event.codeIn().isEmpty() || code(event, seen).isPresent())) {
          if (events.size() == Reception.EVENTS_MAX) {
            throw new UnusableBodyException(
                "it holds more than " + Reception.EVENTS_MAX + " events");
          }
          events.add(event(event, seen, receivedAt));
        }
      }
    }
    return events;
  }

  private static List<Map<String, Object>> elements(EventMapping event, Map<String, Object> body) {
    if (event.each().isEmpty()) {
      return List.of(body);
    }
    Object found = event.each().get().in(body).orElse(List.of());
    if (!(found instanceof List<?> list)) {
      throw new UnusableBodyException(event.each().get() + " is no list");
    }
    List<Map<String, Object>> elements = new ArrayList<>();
    for (Object element : list) {
      Map<String, Object> seen = new LinkedHashMap<>(body);
      seen.put(ELEMENT, element);
      elements.add(seen);
    }
    return elements;
  }

  private static SourceEvent event(
      EventMapping event, Map<String, Object> body, Instant receivedAt) {
    String time = needed("time", event.time(), body);
    return SourceEvent.builder(
            needed("id", event.id(), body),
            needed("type", event.type(), body),
            time.equals(receivedAt.toString()) ? receivedAt : instant(time, event.timeForm()))
        .actor(filled(event.actor(), body))
        .value(event.value().map(value -> number(needed("value", value, body))).orElse(1L))
        .undoes(filled(event.undoes(), body))
        .attributes(attributes(event, body))
        .item(event.item().map(item -> item(item, event.timeForm(), body)).orElse(null))
        .build();
  }

  /** The code that somebody posted; all that is read of the text. */
  private static Optional<String> code(EventMapping event, Map<String, Object> body) {
    Object text = event.codeIn().flatMap(path -> path.in(body)).orElse("");
    return text instanceof String said ? ProofCode.find(said) : Optional.empty();
  }

  private static Map<String, String> attributes(EventMapping event, Map<String, Object> body) {
    Map<String, String> attributes = attributes(event.attributes(), body);
    code(event, body).ifPresent(code -> attributes.put(SourceEventTypes.CODE, code));
    return attributes;
  }

  private static SourceItem item(ItemMapping item, TimeForm form, Map<String, Object> body) {
    Map<String, String> said = new LinkedHashMap<>();
    item.fields()
        .forEach((name, template) -> template.fill(body).ifPresent(t -> said.put(name, t)));
    String id = said.get("id");
    if (id == null) {
      throw new UnusableBodyException("the item's id " + item.fields().get("id") + " is missing");
    }
    String created = said.get("created");
    String title = said.get("title");
    return new SourceItem(
        id,
        named(said.get("kind")),
        named(said.get("parent")),
        named(said.get("author")),
        named(said.get("board")),
        tags(item, body),
        created == null ? null : instant(created, form),
        Cleaning.url(said.get("url")),
        title == null ? null : Cleaning.shown(title),
        attributes(item.attributes(), body));
  }

  private static @Nullable List<String> tags(ItemMapping item, Map<String, Object> body) {
    Object found = item.tags().flatMap(path -> path.in(body)).orElse(null);
    if (!(found instanceof List<?> list)) {
      return null;
    }
    return Cleaning.tags(list);
  }

  private static Map<String, String> attributes(
      Map<String, Template> templates, Map<String, Object> body) {
    Map<String, String> attributes = new LinkedHashMap<>();
    templates.forEach(
        (name, template) ->
            template.fill(body).ifPresent(t -> attributes.put(name, Cleaning.shown(t))));
    return attributes;
  }

  /** Hosts say nothing by an empty text. */
  private static @Nullable String named(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static @Nullable String filled(Optional<Template> template, Map<String, Object> body) {
    return template.flatMap(each -> each.fill(body)).map(WebhookReceiver::named).orElse(null);
  }

  private static String needed(String field, Template template, Map<String, Object> body) {
    return template
        .fill(body)
        .filter(text -> !text.isEmpty())
        .orElseThrow(
            () -> new UnusableBodyException("the " + field + " " + template + " is missing"));
  }

  private static long number(String text) {
    try {
      if (text.length() <= 20) {
        return new BigDecimal(text).longValueExact();
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // Told below.
    }
    throw new UnusableBodyException("the value is no whole number");
  }

  private static Instant instant(String text, TimeForm form) {
    try {
      return switch (form) {
        case ISO -> OffsetDateTime.parse(text).toInstant();
        case SECONDS -> Instant.ofEpochSecond(number(text));
        case MILLIS -> Instant.ofEpochMilli(number(text));
      };
    } catch (DateTimeException e) {
      throw new UnusableBodyException("a time is not written as the mapping says");
    }
  }

  private static String hash(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
