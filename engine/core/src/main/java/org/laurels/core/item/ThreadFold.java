// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.item;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final Map<Long, ItemState> items = new HashMap<>();
  private final Map<Long, Step> steps = new LinkedHashMap<>();
  private final Map<EventKey, Step> byKey = new HashMap<>();
  private final Map<EventKey, List<Step>> awaitedUndos = new HashMap<>();
  private final Map<VoteSlot, Step> liveVotes = new HashMap<>();
  private final Map<Long, Step> liveAcceptances = new HashMap<>();
  private final Map<Long, Moment> moments = new HashMap<>();
  private final Set<Long> voted = new HashSet<>(2);
  private @Nullable Instant now;

  /** A fold that begins before the first event. */
  public ThreadFold() {}

  /** A fold that goes on from where these items stand. */
  public ThreadFold(Iterable<ItemState> states) {
    states.forEach(state -> items.put(state.id(), state));
  }

  private static final class Step {
    final ResolvedEvent resolved;
    final EventOrder order;
    EventFacts facts = EventFacts.NONE;
    List<Toggle> toggles = List.of();
    boolean withdrawn;
    boolean hidden;

    Step(ResolvedEvent resolved) {
      this.resolved = resolved;
      this.order = resolved.event().order();
    }

    Event event() {
      return resolved.event();
    }

    void toggle(Toggle toggle) {
      if (toggles.isEmpty()) {
        toggles = new ArrayList<>(2);
      }
      toggles.add(toggle);
    }
  }

  /**
   * The events that the answers of one question got at one moment. Hosts that tell the day but not
   * the hour give many the same; which of them came first is then nobody's knowledge, so an
   * answer's rivals are those that were ahead before the moment or that stand before it.
   */
  private static final class Moment {
    final ItemFigures before;
    final List<Step> events = new ArrayList<>(2);
    final Set<Long> raised = new HashSet<>(2);

    Moment(ItemFigures before) {
      this.before = before;
    }
  }

  private record VoteSlot(long itemId, long actorId, String group) {}

  /** Whether the event can be applied without the thread's past: it takes nothing back. */
  public static boolean isPlain(Event event) {
    return event.undoes() == null && !EventTypes.undoes(event.type());
  }

  /** Kinds of vote of which a member has one at a time on an item share a group. */
  public static String voteGroup(Event event) {
    String kind = voteKind(event);
    return kind.equals("up") || kind.equals("down") ? "up-down" : kind;
  }

  private static String voteKind(Event event) {
    return event.kind().isEmpty() ? (event.value() < 0 ? "down" : "up") : event.kind();
  }

  /** Takes the next event in the order of its timeline. */
  public void apply(ResolvedEvent resolved) {
    Step step = new Step(resolved);
    steps.put(resolved.id(), step);
    byKey.put(resolved.event().key(), step);
    if (!resolved.event().time().equals(now)) {
      closeMoments();
      now = resolved.event().time();
    }
    if (resolved.itemId() != 0) {
      hear(step);
    }
    change(step);
    takeBackNamed(step);
    reachPeaks();
    step.facts = factsOf(resolved.itemId());
    List<Step> awaited = awaitedUndos.remove(resolved.event().key());
    if (awaited != null) {
      awaited.stream()
          .filter(by -> mayTakeBack(by, step))
          .findFirst()
          .ifPresent(by -> withdraw(step, by, step.order));
      reachPeaks();
    }
  }

  private void hear(Step step) {
    ResolvedEvent resolved = step.resolved;
    Event event = resolved.event();
    ItemMention said = requireNonNull(event.item());
    ItemState before = item(resolved.itemId());
    long author = resolved.authorId();
    if (EventTypes.creates(event.type())) {
      said = withDefaults(said, event);
      author = author == 0 ? resolved.actorId() : author;
    }
    ItemFacts facts = before.facts().with(said, author, resolved.parentId());
    ItemState heard = before.with(facts, said.title(), said.url());
    long questionId = questionOf(heard);
    if (questionId != 0) {
      moment(questionId).events.add(step);
    }
    put(heard);
    recount(before, heard);
    touch(heard.id(), step.order);
    long formerParentId = before.facts().parentId();
    if (formerParentId != 0) {
      put(item(formerParentId).touched(step.order));
    }
    if (questionOf(before) != questionId) {
      leave(questionOf(before), heard);
      join(questionId, heard);
    }
  }

  /** The question that the item answers; 0 where it is no answer. */
  private static long questionOf(ItemState item) {
    return isAnswer(item) ? item.facts().parentId() : 0;
  }

  private void leave(long questionId, ItemState answer) {
    if (questionId == 0) {
      return;
    }
    Moment moment = moment(questionId);
    moment.raised.remove(answer.id());
    put(item(questionId).with(item(questionId).figures().withoutPeaks()));
    for (ItemState other : List.copyOf(items.values())) {
      if (questionOf(other) == questionId) {
        put(
            item(questionId)
                .with(item(questionId).figures().withPeakOf(other.id(), other.figures().peak())));
      }
    }
    findAcceptedAnswer(questionId);
  }

  private void join(long questionId, ItemState answer) {
    if (questionId == 0) {
      return;
    }
    moment(questionId).raised.add(answer.id());
    ItemFigures figures =
        item(questionId).figures().withPeakOf(answer.id(), answer.figures().peak());
    put(item(questionId).with(figures));
    if (answer.figures().accepted()) {
      addAcceptedAnswer(questionId, answer.id());
    }
  }

  /** Moves what parents count of an item to where it counts now. */
  private void recount(ItemState before, ItemState after) {
    String was = childKind(before);
    String is = childKind(after);
    if (!was.equals(is) || before.facts().parentId() != after.facts().parentId()) {
      countChild(before.facts().parentId(), was, -1);
      countChild(after.facts().parentId(), is, 1);
    }
  }

  private static String childKind(ItemState item) {
    boolean there = item.figures().posted() && item.figures().status() == ItemStatus.LIVE;
    return there ? item.facts().kind() : "";
  }

  private void countChild(long parentId, String kind, int change) {
    if (parentId == 0) {
      return;
    }
    ItemState parent = item(parentId);
    if (kind.equals("answer")) {
      put(parent.with(parent.figures().withAnswers(change, 0)));
    } else if (kind.equals("comment")) {
      put(parent.with(parent.figures().withComments(change)));
    }
  }

  private Moment moment(long questionId) {
    return moments.computeIfAbsent(questionId, id -> new Moment(item(id).figures()));
  }

  private void closeMoments() {
    moments.values().forEach(this::close);
    moments.clear();
  }

  private void close(Moment moment) {
    for (Step step : moment.events) {
      ItemState answer = item(step.resolved.itemId());
      long ahead = moment.before.rivalsPeak(answer.id());
      for (long other : moment.raised) {
        ItemFigures rival = item(other).figures();
        if (other != answer.id() && rival.position() < answer.figures().position()) {
          ahead = Math.max(ahead, rival.peak());
        }
      }
      step.facts = step.facts.withRivalsPeak(ahead);
    }
  }

  /** A score counts as reached where it stands when the event is over. */
  private void reachPeaks() {
    for (long itemId : voted) {
      ItemState item = item(itemId);
      ItemFigures figures = item.figures().withPeak();
      put(item.with(figures));
      long questionId = questionOf(item);
      if (questionId != 0) {
        moment(questionId).raised.add(itemId);
        ItemState question = item(questionId);
        put(question.with(question.figures().withPeakOf(itemId, figures.peak())));
      }
    }
    voted.clear();
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

  private void change(Step step) {
    switch (step.event().type()) {
      case EventTypes.QUESTION_ASKED,
          EventTypes.ANSWER_POSTED,
          EventTypes.COMMENT_POSTED,
          EventTypes.ARTICLE_PUBLISHED,
          EventTypes.IDEA_SUBMITTED,
          EventTypes.TICKET_OPENED,
          EventTypes.TICKET_REPLIED ->
          post(step);
      case EventTypes.VOTE_CAST -> castVote(step);
      case EventTypes.VOTE_CLEARED -> clearVote(step);
      case EventTypes.SOLUTION_ACCEPTED -> accept(step);
      case EventTypes.SOLUTION_UNACCEPTED -> unaccept(step);
      case EventTypes.VIEWS_COUNTED -> withItem(step, i -> i.withViews(step.event().value()));
      case EventTypes.CONTENT_HIDDEN -> hide(step, ItemStatus.HIDDEN);
      case EventTypes.CONTENT_DELETED -> hide(step, ItemStatus.DELETED);
      case EventTypes.CONTENT_RESTORED -> restore(step);
      default -> {
        // Other types change no figure of an item.
      }
    }
  }

  private void post(Step step) {
    ItemState before = item(step.resolved.itemId());
    int place = 0;
    long questionId = questionOf(before);
    if (questionId != 0) {
      ItemState question = item(questionId);
      ItemFigures figures = question.figures().withAnswers(0, 1);
      put(question.with(figures));
      place = figures.answersEver();
    }
    ItemState posted = before.with(before.figures().withPosted(place));
    put(posted);
    recount(before, posted);
  }

  private void castVote(Step step) {
    if (step.resolved.itemId() == 0) {
      return;
    }
    if (step.resolved.actorId() != 0) {
      Step former = liveVotes.get(slotOf(step));
      if (former != null) {
        withdraw(former, step, step.order);
      }
      liveVotes.put(slotOf(step), step);
    }
    countVote(step, 1);
  }

  private static VoteSlot slotOf(Step vote) {
    return new VoteSlot(vote.resolved.itemId(), vote.resolved.actorId(), voteGroup(vote.event()));
  }

  private void countVote(Step vote, int times) {
    ItemState item = item(vote.resolved.itemId());
    ItemFigures figures =
        item.figures().withVote(voteKind(vote.event()), vote.event().value(), times);
    put(item.with(figures));
    voted.add(item.id());
  }

  private void clearVote(Step step) {
    if (step.event().undoes() != null) {
      return;
    }
    long itemId = step.resolved.itemId();
    long actorId = step.resolved.actorId();
    String kind = step.event().kind();
    List<Step> cleared = new ArrayList<>();
    liveVotes.forEach(
        (slot, vote) -> {
          if (slot.itemId() == itemId
              && slot.actorId() == actorId
              && (kind.isEmpty() || slot.group().equals(voteGroup(step.event())))) {
            cleared.add(vote);
          }
        });
    cleared.sort(Comparator.comparing(vote -> vote.order));
    cleared.forEach(vote -> withdraw(vote, step, step.order));
  }

  private void accept(Step step) {
    long answerId = step.resolved.itemId();
    if (answerId == 0) {
      return;
    }
    Step again = liveAcceptances.get(answerId);
    if (again != null) {
      withdraw(again, step, step.order);
    }
    long questionId = item(answerId).facts().parentId();
    boolean several = "true".equals(step.event().attributes().get("several-solutions"));
    if (questionId != 0 && !several) {
      for (Step other : List.copyOf(liveAcceptances.values())) {
        if (item(other.resolved.itemId()).facts().parentId() == questionId) {
          withdraw(other, step, step.order);
        }
      }
    }
    liveAcceptances.put(answerId, step);
    setAccepted(answerId, true);
  }

  private void setAccepted(long answerId, boolean accepted) {
    ItemState answer = item(answerId);
    put(answer.with(answer.figures().withAccepted(accepted)));
    long questionId = answer.facts().parentId();
    if (questionId != 0 && accepted) {
      addAcceptedAnswer(questionId, answerId);
    } else if (questionId != 0) {
      findAcceptedAnswer(questionId);
    }
  }

  private void addAcceptedAnswer(long questionId, long answerId) {
    ItemState question = item(questionId);
    long now = question.figures().acceptedAnswerId();
    long least = now == 0 ? answerId : Math.min(now, answerId);
    put(question.with(question.figures().withAcceptedAnswer(least)));
  }

  private void findAcceptedAnswer(long questionId) {
    ItemState question = item(questionId);
    put(question.with(question.figures().withAcceptedAnswer(0)));
    for (long answerId : liveAcceptances.keySet()) {
      if (item(answerId).facts().parentId() == questionId) {
        addAcceptedAnswer(questionId, answerId);
      }
    }
  }

  private void unaccept(Step step) {
    Step acceptance = liveAcceptances.get(step.resolved.itemId());
    if (acceptance != null && step.event().undoes() == null) {
      withdraw(acceptance, step, step.order);
    }
  }

  private void hide(Step step, ItemStatus status) {
    long itemId = step.resolved.itemId();
    if (itemId == 0) {
      return;
    }
    setStatus(itemId, status);
    for (Step earlier : steps.values()) {
      if (earlier != step && hideable(earlier, itemId) && !earlier.hidden) {
        earlier.hidden = true;
        earlier.toggle(toggle(earlier, step, step.order, Toggle.Kind.HIDDEN));
      }
    }
  }

  private void setStatus(long itemId, ItemStatus status) {
    ItemState before = item(itemId);
    ItemState after = before.with(before.figures().withStatus(status));
    put(after);
    recount(before, after);
  }

  private static boolean hideable(Step earlier, long itemId) {
    return earlier.resolved.itemId() == itemId
        && !earlier.withdrawn
        && !EventTypes.undoes(earlier.event().type());
  }

  private void restore(Step step) {
    long itemId = step.resolved.itemId();
    if (itemId == 0 || item(itemId).figures().status() == ItemStatus.LIVE) {
      return;
    }
    setStatus(itemId, ItemStatus.LIVE);
    for (Step earlier : steps.values()) {
      if (earlier.hidden && hideable(earlier, itemId)) {
        earlier.hidden = false;
        earlier.toggle(toggle(earlier, step, step.order, Toggle.Kind.RESTORED));
      }
    }
  }

  private void takeBackNamed(Step step) {
    String named = step.event().undoes();
    if (named == null) {
      return;
    }
    EventKey key = new EventKey(step.event().source(), named);
    Step target = byKey.get(key);
    if (target == null) {
      awaitedUndos.computeIfAbsent(key, k -> new ArrayList<>(1)).add(step);
    } else if (mayTakeBack(step, target)) {
      withdraw(target, step, step.order);
    }
  }

  /** An event about an item takes back only what is about the same one. */
  private static boolean mayTakeBack(Step by, Step target) {
    return by.resolved.itemId() == 0 || by.resolved.itemId() == target.resolved.itemId();
  }

  private void withdraw(Step target, Step by, EventOrder at) {
    if (target.withdrawn) {
      return;
    }
    target.withdrawn = true;
    switch (target.event().type()) {
      case EventTypes.VOTE_CAST -> {
        if (target.resolved.itemId() != 0) {
          countVote(target, -1);
        }
        liveVotes.remove(slotOf(target), target);
      }
      case EventTypes.SOLUTION_ACCEPTED -> {
        if (target.resolved.itemId() != 0) {
          liveAcceptances.remove(target.resolved.itemId(), target);
          setAccepted(target.resolved.itemId(), false);
        }
      }
      default -> {
        // The posting of an item is taken back by content.deleted, which counts it down.
      }
    }
    touch(target.resolved.itemId(), at);
    target.toggle(toggle(target, by, at, Toggle.Kind.WITHDRAWN));
  }

  private void touch(long itemId, EventOrder at) {
    if (itemId != 0) {
      put(item(itemId).touched(at));
      long parentId = item(itemId).facts().parentId();
      if (parentId != 0) {
        put(item(parentId).touched(at));
      }
    }
  }

  private Toggle toggle(Step target, Step by, EventOrder at, Toggle.Kind kind) {
    long itemId = target.resolved.itemId();
    return new Toggle(at, by.resolved.id(), kind, itemId == 0 ? null : item(itemId).view());
  }

  private void withItem(Step step, java.util.function.UnaryOperator<ItemFigures> change) {
    if (step.resolved.itemId() != 0) {
      ItemState item = item(step.resolved.itemId());
      put(item.with(change.apply(item.figures())));
    }
  }

  private EventFacts factsOf(long itemId) {
    if (itemId == 0) {
      return EventFacts.NONE;
    }
    ItemState item = item(itemId);
    long parentId = item.facts().parentId();
    return new EventFacts(item.view(), parentId == 0 ? null : item(parentId).view(), 0);
  }

  private static boolean isAnswer(ItemState item) {
    return item.facts().kind().equals("answer");
  }

  private ItemState item(long id) {
    ItemState known = items.get(id);
    return known == null ? ItemState.unknown(id) : known;
  }

  private void put(ItemState state) {
    items.put(state.id(), state);
  }

  /**
   * The event with what it saw and what has become of it; the event must have been applied. Ends
   * the fold: nothing may be applied after it.
   */
  public FoldEvent folded(long eventId) {
    closeMoments();
    Step step = requireNonNull(steps.get(eventId), "event was not applied");
    return new FoldEvent(step.resolved, step.facts, step.toggles);
  }

  /** All events applied, in their order. */
  public List<FoldEvent> folded() {
    closeMoments();
    List<FoldEvent> all = new ArrayList<>(steps.size());
    steps.values().forEach(s -> all.add(new FoldEvent(s.resolved, s.facts, s.toggles)));
    return all;
  }

  /** Where an item stands now, or null where no event has named it. */
  public @Nullable ItemState state(long itemId) {
    return items.get(itemId);
  }

  public List<ItemState> states() {
    return List.copyOf(items.values());
  }
}
