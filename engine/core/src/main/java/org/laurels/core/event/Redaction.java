// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.event;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurels.core.member.Identity;

/**
 * What is left of an event once a person in it is erased: what happened and when, without who.
 *
 * <p>The fold must go on giving what is booked, so what rules can read is kept as far as it is no
 * word about the person: a value that the community's own programme says stays, and so does a whole
 * number that the programme reads. Any other value that is read becomes {@value #BLANK}, which
 * equals nothing that a rule asks for, as the value before did not; what nobody reads goes.
 */
public final class Redaction {
  /** Stands for a value that was personal. */
  public static final String BLANK = "erased";

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

  private final Map<Identity, String> ids;
  private final List<String> rules;
  private final Map<String, Boolean> said = new HashMap<>();
  private final Map<String, Boolean> read = new HashMap<>();
  private final Map<String, Pattern> names = new HashMap<>();

  /**
   * @param ids what the erased identities are called from now on
   * @param programmes the texts of all versions of the community's programme
   */
  public Redaction(Map<Identity, String> ids, List<String> programmes) {
    this.ids = Map.copyOf(ids);
    this.rules = List.copyOf(programmes);
  }

  /**
   * The event without the person.
   *
   * @param ownItem whether an erased person wrote the item it is about
   * @param ownTarget whether the event that it takes back is called otherwise now, too
   */
  public Event of(Event event, boolean ownItem, boolean ownTarget) {
    Identity actor = event.actorIdentity();
    boolean acted = actor != null && ids.containsKey(actor);
    Map<String, String> attributes = merge(event);
    return new Event(
        event.source(),
        id(event, event.id()),
        event.type(),
        event.time(),
        event.sequence(),
        id(actor),
        event.item() == null ? null : mention(event, event.item(), ownItem),
        event.value(),
        acted ? without(event, attributes) : attributes,
        ownTarget && event.undoes() != null ? id(event, event.undoes()) : event.undoes());
  }

  private @Nullable String id(@Nullable Identity identity) {
    return identity == null ? null : ids.getOrDefault(identity, identity.id());
  }

  /** The name of an event, in which hosts often say who did it. */
  private String id(Event event, String name) {
    String id = name;
    for (Map.Entry<Identity, String> each : ids.entrySet()) {
      if (each.getKey().host().equals(event.host())) {
        id =
            names
                .computeIfAbsent(each.getKey().id(), Redaction::whole)
                .matcher(id)
                .replaceAll(Matcher.quoteReplacement(each.getValue()));
      }
    }
    // The same for the event and for what takes it back, and never the same for two events.
    return id.length() <= EventLimits.NAME_LENGTH_MAX
        ? id
        : BLANK + "-" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
  }

  private static Pattern whole(String word) {
    return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])");
  }

  private Map<String, String> merge(Event event) {
    if (!event.type().equals(EventTypes.MEMBER_MERGED)) {
      return event.attributes();
    }
    Map<String, String> attributes = new HashMap<>(event.attributes());
    attributes.put(Merge.OTHER, requireNonNull(id(Merge.of(event).other())));
    return attributes;
  }

  private Map<String, String> without(Event event, Map<String, String> attributes) {
    boolean merge = event.type().equals(EventTypes.MEMBER_MERGED);
    // Its own events the engine reads itself; only a note is a person's words.
    boolean own = event.source().equals(Event.OWN_SOURCE);
    // What kind of vote it is decides what it counts for.
    boolean kind = !event.type().startsWith("member.");
    Map<String, String> left = new HashMap<>(without(attributes));
    attributes.forEach(
        (key, value) -> {
          if ((own && !key.equals(BadgeByHand.NOTE) && !isName(value))
              || (merge && (key.equals(Merge.OTHER) || key.equals(Merge.OTHER_HOST)))
              || (kind && key.equals("kind") && !isName(value))) {
            left.put(key, value);
          }
        });
    return left;
  }

  private Map<String, String> without(Map<String, String> attributes) {
    Map<String, String> left = new HashMap<>();
    attributes.forEach(
        (key, value) -> {
          if (isRead(key)) {
            boolean stays = !isName(value) && (NUMBER.matcher(value).matches() || isSaid(value));
            left.put(key, stays ? value : BLANK);
          }
        });
    return left;
  }

  private ItemMention mention(Event event, ItemMention item, boolean own) {
    String author = item.author();
    return new ItemMention(
        item.id(),
        item.kind(),
        item.parent(),
        author == null ? null : id(new Identity(event.host(), author)),
        item.board(),
        item.tags(),
        item.created(),
        own ? null : item.url(),
        own ? null : item.title(),
        own ? without(item.attributes()) : item.attributes());
  }

  /** A member's kind, or nothing where no programme knows it. */
  public String group(String kind) {
    return isSaid(kind) ? kind : "";
  }

  /** Those of a member's teams that a programme knows. */
  public Set<String> groups(Set<String> teams) {
    Set<String> left = new LinkedHashSet<>(teams);
    left.removeIf(team -> !isSaid(team));
    return left;
  }

  private boolean isName(String value) {
    return ids.keySet().stream().anyMatch(identity -> identity.id().equals(value));
  }

  private boolean isSaid(String value) {
    return !value.isEmpty() && said.computeIfAbsent(value, v -> isFound(whole(v)));
  }

  private boolean isRead(String key) {
    String name = Pattern.quote(key);
    return read.computeIfAbsent(
        key,
        k ->
            isFound(
                Pattern.compile(
                    "attributes\\s*\\.\\s*" + name + "(?![\\w-])|[\"']" + name + "[\"']")));
  }

  private boolean isFound(Pattern pattern) {
    return rules.stream().anyMatch(text -> pattern.matcher(text).find());
  }
}
