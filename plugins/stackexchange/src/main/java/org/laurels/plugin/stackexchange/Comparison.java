// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.BackfillContext;
import org.laurels.spi.KnownEvent;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;
import org.laurels.spi.SourceItem;

/**
 * Takes back what the engine holds and the dump no longer has, so that an older dump with this one
 * on top stands as this one alone would.
 *
 * <ul>
 *   <li>A post that is gone is deleted, and comes back when a later dump has it again. Its votes
 *       and edits are left to the rules' policies for deletion; dumps keep some of them and not
 *       others.
 *   <li>A vote, acceptance, bounty or edit that is gone from a post that is there was taken back.
 *   <li>A post that has changed hands is given to its new owner from its beginning. One that nobody
 *       owns any more goes to Community, user -1, as its pages show it.
 *   <li>What happened after the dump's last moment is left alone: the dump cannot know of it.
 * </ul>
 *
 * <p>What is taken back, is so at the dump's last moment and after all else; the ids bear that
 * moment, so that the same dump once more changes nothing.
 */
final class Comparison {
  /** Stands after the count of views. */
  private static final long SEQUENCE = DumpImport.VIEWS_SEQUENCE + 1;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
  private static final String COMMUNITY = "-1";
  private static final String OWNER = "owner";
  private static final Pattern ROW_EVENT =
      Pattern.compile(
          "(user|post|wiki|vote|comment|edit|history|closed|reopened|closed-post)-(\\d{1,10})"
              + "(?:-\\d{8}T\\d{6})?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

  private final Dump dump;
  private final DumpIds ids;
  private final BackfillContext context;
  private final Instant moment;
  private final String stamp;
  private final IdSet postsTold = new IdSet();

  Comparison(Dump dump, DumpIds ids, BackfillContext context) {
    this.dump = dump;
    this.ids = ids;
    this.context = context;
    this.moment = ids.lastMoment();
    this.stamp = stamp(moment);
  }

  /** A moment as a part of an id. */
  static String stamp(Instant moment) {
    return STAMP.format(moment);
  }

  void run() {
    for (DumpTable table : ids.doubtful) {
      context.warn(
          table.fileName(), "has rows without an id, so nothing is taken for gone from it");
    }
    try (Stream<KnownEvent> known = context.known()) {
      known.forEach(this::compare);
    }
  }

  private void compare(KnownEvent event) {
    if (event.state() == KnownEvent.State.WITHDRAWN || event.time().isAfter(moment)) {
      return;
    }
    int post = postOf(event);
    if (post > 0 && comparable(DumpTable.POSTS)) {
      if (!ids.hasPost(post)) {
        deletePost(post, event);
        return;
      }
      restorePost(post, event);
      changeOwner(post, event);
    }
    Matcher row = ROW_EVENT.matcher(event.id());
    if (row.matches()) {
      int id = id(row.group(2));
      if (id > 0) {
        compareRow(row.group(1), id, event);
      }
    }
  }

  private static int postOf(KnownEvent event) {
    String item = event.itemId();
    return item != null && NUMBER.matcher(item).matches() ? id(item) : 0;
  }

  /** The id that up to ten digits say, or 0 where no row has such an id. */
  private static int id(String digits) {
    long id = Long.parseLong(digits);
    return id <= IdSet.ID_MAX ? (int) id : 0;
  }

  private boolean comparable(DumpTable table) {
    return dump.has(table) && !ids.doubtful.contains(table);
  }

  private void compareRow(String kind, int id, KnownEvent event) {
    switch (kind) {
      case "user" -> withdrawIf(gone(DumpTable.USERS, ids.users, id), event);
      case "vote" -> withdrawIf(gone(DumpTable.VOTES, ids.votes, id), event);
      case "edit", "history", "closed", "reopened" ->
          withdrawIf(gone(DumpTable.HISTORY, ids.history, id), event);
      case "comment" -> compareComment(id, event);
      case "wiki" -> {
        if (gone(DumpTable.POSTS, ids.wikis, id)) {
          // Takes effect where it began, as if it had never been.
          offerEdit(event, event.time(), PostRows.COMMUNITY_OWNED, "");
        }
      }
      case "closed-post" -> {
        if (gone(DumpTable.POSTS, ids.closed, id)) {
          offerEdit(event, moment, PostRows.CLOSED, "false");
        }
      }
      default -> {
        // A post was compared by its item.
      }
    }
  }

  private boolean gone(DumpTable table, IdSet present, int id) {
    return comparable(table) && !present.has(id);
  }

  private void deletePost(int post, KnownEvent event) {
    if (event.state() == KnownEvent.State.LIVE && postsTold.addNew(post)) {
      offerItem("gone-post-" + post, SourceEventTypes.CONTENT_DELETED, String.valueOf(post));
    }
  }

  private void restorePost(int post, KnownEvent event) {
    if (event.state() == KnownEvent.State.HIDDEN && postsTold.addNew(post)) {
      offerItem("back-post-" + post, SourceEventTypes.CONTENT_RESTORED, String.valueOf(post));
    }
  }

  private void compareComment(int id, KnownEvent event) {
    if (!comparable(DumpTable.COMMENTS)) {
      return;
    }
    boolean there = ids.comments.has(id);
    if (!there && event.state() == KnownEvent.State.LIVE) {
      offerItem("gone-" + event.id(), SourceEventTypes.CONTENT_DELETED, event.id());
    } else if (there && event.state() == KnownEvent.State.HIDDEN) {
      offerItem("back-" + event.id(), SourceEventTypes.CONTENT_RESTORED, event.id());
    }
  }

  /** A post is known by its own event, or to have changed hands before by an earlier comparison. */
  private void changeOwner(int post, KnownEvent event) {
    boolean changedBefore = event.id().startsWith(OWNER + "-");
    boolean changed =
        event.id().equals("post-" + post) && !Objects.equals(event.actor(), ids.owner(post));
    if (!changedBefore && !changed) {
      return;
    }
    String owner = Objects.requireNonNullElse(ids.owner(post), COMMUNITY);
    SourceItem item =
        new SourceItem(
            String.valueOf(post), null, null, owner, null, null, null, null, null, Map.of());
    context.offer(
        SourceEvent.builder(
                String.join("-", OWNER, String.valueOf(post), owner, stamp),
                SourceEventTypes.CONTENT_EDITED,
                event.time())
            .sequence(SEQUENCE + moment.getEpochSecond())
            .item(item)
            .build());
  }

  private void withdrawIf(boolean gone, KnownEvent event) {
    if (gone) {
      String type =
          switch (event.type()) {
            case SourceEventTypes.VOTE_CAST -> SourceEventTypes.VOTE_CLEARED;
            case SourceEventTypes.SOLUTION_ACCEPTED -> SourceEventTypes.SOLUTION_UNACCEPTED;
            default -> SourceEventTypes.EVENT_WITHDRAWN;
          };
      context.offer(about(event.itemId(), "gone-" + event.id(), type).undoes(event.id()).build());
    }
  }

  private void offerEdit(KnownEvent event, Instant time, String attribute, String value) {
    String item = Objects.requireNonNull(event.itemId(), "an edit is of an item");
    context.offer(
        SourceEvent.builder("gone-" + event.id(), SourceEventTypes.CONTENT_EDITED, time)
            .sequence(SEQUENCE)
            .item(SourceItem.of(item).withAttributes(Map.of(attribute, value)))
            .build());
  }

  private void offerItem(String name, String type, String item) {
    context.offer(about(item, name, type).build());
  }

  private SourceEvent.Builder about(@Nullable String item, String name, String type) {
    return SourceEvent.builder(name + "-" + stamp, type, moment)
        .sequence(SEQUENCE)
        .item(item == null ? null : SourceItem.of(item));
  }
}
