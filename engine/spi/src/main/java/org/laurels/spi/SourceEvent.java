// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One unchangeable statement that something happened in a host, as a plugin offers it. The engine
 * adds the source; source and id are the event's identity, and the same pair again is a duplicate.
 * Immutable.
 *
 * @param id the source's own name for it, the same whenever it is offered
 * @param type the kind, dotted and past tense; see {@link SourceEventTypes}
 * @param time when it happened in the host; kept to the microsecond
 * @param sequence orders events of one moment as the host knows it; 0 where it does not
 * @param actor the host's id of who did it; null where the host does not say
 * @param item what it was done to
 * @param value a vote's weight, a bounty's amount, a count of views; 1 where nothing is counted
 * @param attributes further facts for rules to read
 * @param undoes the id of the earlier event of the same source that this one takes back
 */
public record SourceEvent(
    String id,
    String type,
    Instant time,
    long sequence,
    @Nullable String actor,
    @Nullable SourceItem item,
    long value,
    Map<String, String> attributes,
    @Nullable String undoes) {

  /**
   * Checks every field.
   *
   * @throws InvalidSourceEventException if a field breaks one of the {@link SourceEventLimits}, or
   *     the type needs a field that is not there
   */
  public SourceEvent {
    requireNonNull(time, "time is null");
    SourceEventLimits.name("id", id);
    SourceEventLimits.type("type", type);
    SourceEventLimits.optionalName("data.actor", actor);
    SourceEventLimits.value("data.value", value);
    SourceEventLimits.attributes("data.attributes", attributes);
    SourceEventLimits.optionalName("data.undoes", undoes);
    time = SourceEventLimits.time("time", time);
    attributes = Map.copyOf(attributes);
    if (item == null && SourceEventTypes.creates(type)) {
      throw new InvalidSourceEventException("data.item", "is missing, " + type + " is about one");
    }
    if (undoes == null && type.equals(SourceEventTypes.EVENT_WITHDRAWN)) {
      throw new InvalidSourceEventException(
          "data.undoes", "is missing, it names the event taken back");
    }
    if (id.equals(undoes)) {
      throw new InvalidSourceEventException("data.undoes", "names the event itself");
    }
    if (type.equals(SourceEventTypes.MEMBER_MERGED)
        && (actor == null || !attributes.containsKey("other"))) {
      throw new InvalidSourceEventException(
          "data.attributes.other", "is missing, a merge names an actor and the other identity");
    }
    if (type.equals(SourceEventTypes.MEMBER_PROVED)
        && (actor == null || !attributes.containsKey(SourceEventTypes.CODE))) {
      throw new InvalidSourceEventException(
          "data.attributes.code", "is missing, a proof names an actor and the code it posted");
    }
  }

  /** Begins an event; what is not said stays null, empty, sequence 0 and value 1. */
  public static Builder builder(String id, String type, Instant time) {
    return new Builder(id, type, time);
  }

  /** Gathers an event's fields. Not thread-safe; may be used once or again. */
  public static final class Builder {
    private final String id;
    private final String type;
    private final Instant time;
    private long sequence;
    private @Nullable String actor;
    private @Nullable SourceItem item;
    private long value = 1;
    private Map<String, String> attributes = Map.of();
    private @Nullable String undoes;

    private Builder(String id, String type, Instant time) {
      this.id = id;
      this.type = type;
      this.time = time;
    }

    public Builder sequence(long sequence) {
      this.sequence = sequence;
      return this;
    }

    public Builder actor(@Nullable String actor) {
      this.actor = actor;
      return this;
    }

    public Builder item(@Nullable SourceItem item) {
      this.item = item;
      return this;
    }

    public Builder value(long value) {
      this.value = value;
      return this;
    }

    public Builder attributes(Map<String, String> attributes) {
      this.attributes = attributes;
      return this;
    }

    public Builder undoes(@Nullable String undoes) {
      this.undoes = undoes;
      return this;
    }

    /**
     * The event as said so far.
     *
     * @throws InvalidSourceEventException as the record's constructor does
     */
    public SourceEvent build() {
      return new SourceEvent(id, type, time, sequence, actor, item, value, attributes, undoes);
    }
  }
}
