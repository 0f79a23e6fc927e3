// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.events;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.InboundRequest;
import org.laurels.spi.Receiver;
import org.laurels.spi.Reception;
import org.laurels.spi.RefusalKind;
import org.laurels.spi.SignatureCheck;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceItem;

/**
 * Reads batches of CloudEvents 1.0 in JSON. Whose source an event names does not matter: the
 * connection says it. What a sender says beyond the fields of an event is passed over, so that a
 * newer sender works with an older server. Immutable.
 */
public final class EventsReceiver implements Receiver {
  private final SignatureCheck signature;

  public EventsReceiver(SignatureCheck signature) {
    this.signature = signature;
  }

  @Override
  public Reception receive(InboundRequest request) {
    Optional<Reception.Refused> unproven = signature.refusal(request);
    if (unproven.isPresent()) {
      return unproven.get();
    }
    try {
      List<Object> batch = BodyReader.readList(request.body());
      if (batch.isEmpty()) {
        return new Reception.Ignored("an empty batch");
      }
      if (batch.size() > Reception.EVENTS_MAX) {
        throw new UnusableBodyException("there are more than " + Reception.EVENTS_MAX + " events");
      }
      List<SourceEvent> events = new ArrayList<>();
      for (Object one : batch) {
        events.add(event(new Fields("", one)));
      }
      return new Reception.Taken(events);
    } catch (IOException e) {
      String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return new Reception.Refused(RefusalKind.MALFORMED, "not JSON as it is taken: " + problem);
    } catch (UnusableBodyException e) {
      return new Reception.Refused(RefusalKind.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  private static SourceEvent event(Fields event) {
    Fields data = event.object("data").orElse(Fields.NONE);
    return SourceEvent.builder(event.needed("id"), event.needed("type"), event.time("time"))
        .sequence(event.number("sequence", 0))
        .actor(data.text("actor"))
        .item(data.object("item").map(EventsReceiver::item).orElse(null))
        .value(data.number("value", 1))
        .attributes(data.texts("attributes"))
        .undoes(data.text("undoes"))
        .build();
  }

  private static SourceItem item(Fields item) {
    String title = item.text("title");
    return new SourceItem(
        item.needed("id"),
        item.text("kind"),
        item.text("parent"),
        item.text("author"),
        item.text("board"),
        item.tags(),
        item.text("created") == null ? null : item.time("created"),
        Cleaning.url(item.text("url")),
        title == null ? null : Cleaning.shown(title),
        item.texts("attributes"));
  }

  /** An object of the body; knows where it stands, to name what is wrong. */
  private static final class Fields {
    static final Fields NONE = new Fields("", Map.of());

    private final String place;
    private final Map<?, ?> values;

    Fields(String place, Object object) {
      if (!(object instanceof Map<?, ?> map)) {
        throw new UnusableBodyException(
            place.isEmpty() ? "an event is no object" : place + " is no object");
      }
      this.place = place;
      this.values = map;
    }

    private String place(String name) {
      return place.isEmpty() ? name : place + "." + name;
    }

    Optional<Fields> object(String name) {
      return Optional.ofNullable(values.get(name)).map(each -> new Fields(place(name), each));
    }

    @Nullable String text(String name) {
      Object value = values.get(name);
      if (value != null && !(value instanceof String)) {
        throw new UnusableBodyException(place(name) + " is no text");
      }
      return (String) value;
    }

    String needed(String name) {
      String text = text(name);
      if (text == null) {
        throw new UnusableBodyException(place(name) + " is missing");
      }
      return text;
    }

    Instant time(String name) {
      try {
        return OffsetDateTime.parse(needed(name)).toInstant();
      } catch (DateTimeException e) {
        throw new UnusableBodyException(place(name) + " is no time with a zone");
      }
    }

    long number(String name, long otherwise) {
      String text = text(name);
      try {
        return text == null ? otherwise : Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw new UnusableBodyException(place(name) + " is no whole number");
      }
    }

    Map<String, String> texts(String name) {
      Map<String, String> texts = new LinkedHashMap<>();
      object(name)
          .ifPresent(
              fields -> {
                for (Object key : fields.values.keySet()) {
                  texts.put((String) key, Cleaning.shown(fields.needed((String) key)));
                }
              });
      return texts;
    }

    @Nullable List<String> tags() {
      Object found = values.get("tags");
      if (found == null) {
        return null;
      }
      if (!(found instanceof List<?> list)) {
        throw new UnusableBodyException(place("tags") + " is no list");
      }
      return Cleaning.tags(list);
    }
  }
}
