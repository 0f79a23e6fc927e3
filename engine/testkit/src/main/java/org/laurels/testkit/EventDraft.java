// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.event.ItemMention;

/** An event that is still being told; {@link #at} ends it. Each call gives another draft. */
public record EventDraft(
    String source,
    String id,
    String type,
    long sequence,
    @Nullable String actor,
    @Nullable ItemMention item,
    long value,
    Map<String, String> attributes,
    @Nullable String undoes) {

  static EventDraft of(String source, String id, String type) {
    return new EventDraft(source, id, type, 0, null, null, 1, Map.of(), null);
  }

  public EventDraft id(String newId) {
    return new EventDraft(source, newId, type, sequence, actor, item, value, attributes, undoes);
  }

  public EventDraft sequence(long newSequence) {
    return new EventDraft(source, id, type, newSequence, actor, item, value, attributes, undoes);
  }

  public EventDraft by(@Nullable String newActor) {
    return new EventDraft(source, id, type, sequence, newActor, item, value, attributes, undoes);
  }

  public EventDraft value(long newValue) {
    return new EventDraft(source, id, type, sequence, actor, item, newValue, attributes, undoes);
  }

  public EventDraft attribute(String name, String text) {
    Map<String, String> all = new HashMap<>(attributes);
    all.put(name, text);
    return new EventDraft(source, id, type, sequence, actor, item, value, Map.copyOf(all), undoes);
  }

  /** What kind of vote it is: like, helpful… */
  public EventDraft kind(String kind) {
    return attribute("kind", kind);
  }

  /** Names the earlier event that this one takes back. */
  public EventDraft undoes(String eventId) {
    return new EventDraft(source, id, type, sequence, actor, item, value, attributes, eventId);
  }

  public EventDraft item(ItemMention mention) {
    return new EventDraft(source, id, type, sequence, actor, mention, value, attributes, undoes);
  }

  public EventDraft item(String itemId) {
    return item(ItemMention.of(itemId));
  }

  public EventDraft parent(String parent) {
    return item(with(said().kind(), parent, said().author(), said().tags()));
  }

  public EventDraft author(String author) {
    return item(with(said().kind(), said().parent(), author, said().tags()));
  }

  public EventDraft itemKind(String kind) {
    return item(with(kind, said().parent(), said().author(), said().tags()));
  }

  public EventDraft tags(String... tags) {
    return item(with(said().kind(), said().parent(), said().author(), List.of(tags)));
  }

  private ItemMention said() {
    if (item == null) {
      throw new IllegalStateException("the event is about no item");
    }
    return item;
  }

  private ItemMention with(
      @Nullable String kind,
      @Nullable String parent,
      @Nullable String author,
      @Nullable List<String> tags) {
    ItemMention said = said();
    return new ItemMention(
        said.id(),
        kind,
        parent,
        author,
        said.board(),
        tags,
        said.created(),
        said.url(),
        said.title(),
        said.attributes());
  }

  /** The event, having happened so many minutes after {@link TestEvents#START}. */
  public Event at(long minute) {
    return at(TestEvents.minute(minute));
  }

  public Event at(Instant time) {
    return new Event(source, id, type, time, sequence, actor, item, value, attributes, undoes);
  }
}
