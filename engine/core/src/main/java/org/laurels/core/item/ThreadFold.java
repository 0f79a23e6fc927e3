// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventKey;
import org.laurels.core.event.EventOrder;
import org.laurels.core.event.EventTypes;
import org.laurels.core.event.ItemMention;

/**
 * First half of the fold: the events of one thread in the order they happened, to what each of them
 * saw of its item and which earlier ones it took back. Knows no programme.
 *
 * <p>Begun empty it must be given the whole thread. Begun from states it may be given further
 * {@link #isPlain plain} events only, since what others take back lies in the past it has not seen.
 * Not thread-safe; lives for one batch.
 */
public final class ThreadFold {
  private final ThreadItems items = new ThreadItems();
  private final Rivals rivals = new Rivals(items);
  private final Votes votes = new Votes();
  private final Acceptances acceptances = new Acceptances(items);
  private final Map<Long, ThreadStep> steps = new LinkedHashMap<>();
  private final Map<EventKey, ThreadStep> byKey = new HashMap<>();
  private final Map<EventKey, List<ThreadStep>> awaitedUndos = new HashMap<>();

  /** A fold that begins before the first event. */
  public ThreadFold() {}

  /** A fold that goes on from where these items stand. */
  public ThreadFold(Iterable<ItemState> states) {
    items.putAll(states);
  }

  /** Whether the event can be applied without the thread's past: it takes nothing back. */
  public static boolean isPlain(Event event) {
    return event.undoes() == null && !EventTypes.undoes(event.type());
  }

  /** Kinds of vote of which a member has one at a time on an item share a group. */
  public static String voteGroup(Event event) {
    return Votes.group(event);
  }

  /** Takes the next event in the order of its timeline. */
  public void apply(ResolvedEvent resolved) {
    ThreadStep step = new ThreadStep(resolved);
    steps.put(resolved.id(), step);
    byKey.put(resolved.event().key(), step);
    rivals.goOn(resolved.event().time());
    if (step.itemId() != 0) {
      hear(step);
      change(step);
    }
    takeBackNamed(step);
    rivals.reach();
    step.facts = items.facts(step.itemId());
    List<ThreadStep> awaited = awaitedUndos.remove(resolved.event().key());
    if (awaited != null) {
      awaited.stream()
          .filter(by -> mayTakeBack(by, step))
          .findFirst()
          .ifPresent(by -> withdraw(step, by, step.order));
      rivals.reach();
    }
  }

  private void hear(ThreadStep step) {
    ResolvedEvent resolved = step.resolved;
    Event event = resolved.event();
    ItemMention said = requireNonNull(event.item());
    ItemState before = items.get(resolved.itemId());
    long author = resolved.authorId();
    if (EventTypes.creates(event.type())) {
      said = withDefaults(said, event);
      author = author == 0 ? resolved.actorId() : author;
    }
    ItemFacts facts = before.facts().with(said, author, resolved.parentId());
    ItemState heard = before.with(facts, said.title(), said.url());
    long questionId = ThreadItems.questionOf(heard);
    if (questionId != 0) {
      rivals.enter(questionId, step);
    }
    items.touch(heard.id(), step.order);
    items.replace(before, heard);
    items.touch(heard.id(), step.order);
    long formerQuestionId = ThreadItems.questionOf(before);
    if (formerQuestionId != questionId) {
      hang(heard, formerQuestionId, questionId);
    }
  }

  private void hang(ItemState answer, long formerQuestionId, long questionId) {
    if (formerQuestionId != 0) {
      rivals.leave(formerQuestionId, answer.id());
      acceptances.find(formerQuestionId);
    }
    if (questionId != 0) {
      rivals.join(questionId, answer);
      if (answer.figures().accepted()) {
        acceptances.addTo(questionId, answer.id());
      }
    }
  }

  private static ItemMention withDefaults(ItemMention said, Event event) {
    if (said.kind() != null && said.created() != null) {
      return said;
    }
    String type = event.type();
    return new ItemMention(
        said.id(),
        said.kind() != null ? said.kind() : type.substring(0, type.indexOf('.')),
        said.parent(),
        said.author(),
        said.board(),
        said.tags(),
        said.created() != null ? said.created() : event.time(),
        said.url(),
        said.title(),
        said.attributes());
  }

  private void change(ThreadStep step) {
    switch (step.event().type()) {
      case EventTypes.QUESTION_ASKED,
          EventTypes.ANSWER_POSTED,
          EventTypes.COMMENT_POSTED,
          EventTypes.ARTICLE_PUBLISHED,
          EventTypes.IDEA_SUBMITTED,
          EventTypes.TICKET_OPENED,
          EventTypes.TICKET_REPLIED ->
          items.post(step.itemId());
      case EventTypes.VOTE_CAST -> castVote(step);
      case EventTypes.VOTE_CLEARED -> clearVote(step);
      case EventTypes.SOLUTION_ACCEPTED -> accept(step);
      case EventTypes.SOLUTION_UNACCEPTED -> unaccept(step);
      case EventTypes.VIEWS_COUNTED ->
          items.change(step.itemId(), i -> i.withViews(step.event().value()));
      case EventTypes.CONTENT_HIDDEN -> hide(step, ItemStatus.HIDDEN);
      case EventTypes.CONTENT_DELETED -> hide(step, ItemStatus.DELETED);
      case EventTypes.CONTENT_RESTORED -> restore(step);
      default -> {
        // Other types change no figure of an item.
      }
    }
  }

  private void castVote(ThreadStep vote) {
    if (vote.resolved.actorId() != 0) {
      ThreadStep former = votes.former(vote);
      if (former != null) {
        withdraw(former, vote, vote.order);
      }
      votes.add(vote);
    }
    countVote(vote, 1);
  }

  private void countVote(ThreadStep vote, int times) {
    String kind = Votes.kind(vote.event());
    items.change(vote.itemId(), i -> i.withVote(kind, vote.event().value(), times));
    rivals.voted(vote.itemId());
  }

  private void clearVote(ThreadStep step) {
    if (step.event().undoes() == null) {
      votes.clearedBy(step).forEach(vote -> withdraw(vote, step, step.order));
    }
  }

  private void accept(ThreadStep step) {
    acceptances.endedBy(step).forEach(other -> withdraw(other, step, step.order));
    acceptances.add(step);
  }

  private void unaccept(ThreadStep step) {
    ThreadStep acceptance = acceptances.of(step.itemId());
    if (acceptance != null && step.event().undoes() == null) {
      withdraw(acceptance, step, step.order);
    }
  }

  private void hide(ThreadStep step, ItemStatus status) {
    items.change(step.itemId(), figures -> figures.withStatus(status));
    for (ThreadStep earlier : steps.values()) {
      if (earlier != step && hideable(earlier, step.itemId()) && !earlier.hidden) {
        earlier.hidden = true;
        earlier.toggle(toggle(earlier, step, step.order, Toggle.Kind.HIDDEN));
      }
    }
  }

  private static boolean hideable(ThreadStep earlier, long itemId) {
    return earlier.itemId() == itemId
        && !earlier.withdrawn
        && !EventTypes.undoes(earlier.event().type());
  }

  private void restore(ThreadStep step) {
    items.change(step.itemId(), figures -> figures.withStatus(ItemStatus.LIVE));
    for (ThreadStep earlier : steps.values()) {
      if (earlier.hidden && hideable(earlier, step.itemId())) {
        earlier.hidden = false;
        earlier.toggle(toggle(earlier, step, step.order, Toggle.Kind.RESTORED));
      }
    }
  }

  private void takeBackNamed(ThreadStep step) {
    String named = step.event().undoes();
    if (named == null) {
      return;
    }
    EventKey key = new EventKey(step.event().source(), named);
    ThreadStep target = byKey.get(key);
    if (target == null) {
      awaitedUndos.computeIfAbsent(key, k -> new ArrayList<>(1)).add(step);
    } else if (mayTakeBack(step, target)) {
      withdraw(target, step, step.order);
    }
  }

  /** An event about an item takes back only what is about the same one. */
  private static boolean mayTakeBack(ThreadStep by, ThreadStep target) {
    return by.itemId() == 0 || by.itemId() == target.itemId();
  }

  private void withdraw(ThreadStep target, ThreadStep by, EventOrder at) {
    if (target.withdrawn) {
      return;
    }
    target.withdrawn = true;
    if (target.itemId() != 0) {
      // The posting of an item is taken back by content.deleted, which counts it down.
      switch (target.event().type()) {
        case EventTypes.VOTE_CAST -> {
          countVote(target, -1);
          votes.remove(target);
        }
        case EventTypes.SOLUTION_ACCEPTED -> acceptances.remove(target);
        default -> {}
      }
    }
    items.touch(target.itemId(), at);
    target.toggle(toggle(target, by, at, Toggle.Kind.WITHDRAWN));
  }

  private Toggle toggle(ThreadStep target, ThreadStep by, EventOrder at, Toggle.Kind kind) {
    long itemId = target.itemId();
    return new Toggle(at, by.resolved.id(), kind, itemId == 0 ? null : items.get(itemId).view());
  }

  /**
   * The event with what it saw and what has become of it; the event must have been applied. Ends
   * the fold: nothing may be applied after it.
   */
  public FoldEvent folded(long eventId) {
    rivals.close();
    return requireNonNull(steps.get(eventId), "event was not applied").folded();
  }

  /** All events applied, in their order. */
  public List<FoldEvent> folded() {
    rivals.close();
    return steps.values().stream().map(ThreadStep::folded).toList();
  }

  /** Where an item stands now, or null where no event has named it. */
  public @Nullable ItemState state(long itemId) {
    return items.known(itemId);
  }

  public List<ItemState> states() {
    return items.all();
  }
}
